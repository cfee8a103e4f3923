import { useRef, useState } from "preact/hooks";
import { type Point, whole } from "../../../shared/kinds/point/regions.ts";
import { Up } from "../../look/icons.tsx";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";
import * as all from "../words.en.ts";
import { CrossHair, Plate, placed } from "./Plate.tsx";
import { imageOf, pointOf } from "./value.ts";
import * as words from "./words.en.ts";

/** The cells that keys go through, and that are read out. */
const columns = 8;
const rows = 6;
const cells = Array.from({ length: columns * rows }, (_, cell) => cell);
const columnOf = (cell: number) => cell % columns;
const rowOf = (cell: number) => Math.floor(cell / columns);
const cellAt = ([x, y]: Point) =>
	Math.floor((y * rows) / whole) * columns + Math.floor((x * columns) / whole);
const middleOf = (cell: number): Point => [
	Math.floor(((columnOf(cell) + 0.5) * whole) / columns),
	Math.floor(((rowOf(cell) + 0.5) * whole) / rows),
];
/** Where the keys begin. */
const centre = cells.length / 2 + columns / 2;

/** How far Shift and an arrow, or a button below, move the cross. */
const little = 10;

type Way = readonly [
	name: keyof typeof words.aLittle,
	across: number,
	down: number,
	/** Of an arrow that points up. */
	turn: number,
];
const ways: Readonly<Record<string, Way>> = {
	ArrowLeft: ["left", -1, 0, -90],
	ArrowUp: ["up", 0, -1, 0],
	ArrowDown: ["down", 0, 1, 180],
	ArrowRight: ["right", 1, 0, 90],
};

/** A finger that taps moves so many pixels. */
const slack = 4;

interface Grip {
	readonly event: PointerEvent;
	readonly from: Point;
	isDragged: boolean;
}

/** To the next whole step that way. */
const stepped = (at: number, by: number) =>
	by === 0
		? at
		: ((by > 0 ? Math.floor(at / little) : Math.ceil(at / little)) + by) *
			little;
const within = (at: number) => Math.max(0, Math.min(whole - 1, Math.floor(at)));

/**
 * The picture, in which a tap sets the cross and a finger drags it; for keys and screen readers a grid of buttons over it, of which each sets the cross into its
 * middle. In the same place after the close.
 */
export function Pad(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const held = pointOf(own.value);
	const [put, setPut] = useDraft<Point | null>(props, held);
	const [told, setTold] = useState("");
	const grid = useRef<HTMLDivElement>(null);
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const same = String(put) === String(held);
	const sent = answered && same;
	const shown = locked ? held : put;
	const current = shown ? cellAt(shown) : centre;

	/** Two quick keys come before the page has drawn the first. */
	const latest = useRef(put);
	latest.current = put;
	const move = (x: number, y: number) => {
		if (locked) return;
		latest.current = [within(x), within(y)];
		setTold("");
		setPut(latest.current);
	};
	const nudge = ([, across, down]: Way, cell = current) => {
		const [x, y] = latest.current ?? middleOf(cell);
		move(stepped(x, across), stepped(y, down));
		const at = latest.current;
		if (at && !locked) setTold(words.fromEdges(at[0] / 10, at[1] / 10));
	};
	const focus = (cell: number) =>
		grid.current?.querySelectorAll("button")[cell]?.focus();

	const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
		const box = grid.current?.getBoundingClientRect() ?? new DOMRect();
		return [
			((clientX - box.left) / box.width) * whole,
			((clientY - box.top) / box.height) * whole,
		];
	};
	/** Whoever has no pointer presses a cell, and keeps what is finer than that. */
	const press = (event: MouseEvent, cell: number) => {
		if (event.detail > 0) return move(...placeOf(event));
		const at = latest.current;
		if (at === null || cellAt(at) !== cell) move(...middleOf(cell));
	};
	const onKey = (event: KeyboardEvent, cell: number) => {
		const way = ways[event.key];
		if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		if (event.shiftKey) {
			nudge(way, cell);
			return latest.current && focus(cellAt(latest.current));
		}
		const [column, row] = [columnOf(cell) + way[1], rowOf(cell) + way[2]];
		if (column < 0 || row < 0 || column >= columns || row >= rows) return;
		const next = row * columns + column;
		move(...middleOf(next));
		focus(next);
	};

	/** Where a finger took hold of the cross, which keeps its distance from it: what one points at is not covered. */
	const grip = useRef<Grip | null>(null);
	const drag = (event: PointerEvent) => {
		const held = grip.current;
		if (held === null) return;
		const [from, to] = [placeOf(held.event), placeOf(event)];
		held.isDragged ||=
			Math.abs(event.clientX - held.event.clientX) +
				Math.abs(event.clientY - held.event.clientY) >
			slack;
		if (held.isDragged)
			move(held.from[0] + to[0] - from[0], held.from[1] + to[1] - from[1]);
	};

	const send = () => {
		const at = latest.current;
		if (!locked && !sent && at !== null) onAnswer([...at]);
	};
	useHow(props, words.tapAPlace, !same, send);

	return (
		<>
			<Plate image={imageOf(asked.ask)}>
				<fieldset class="pad">
					<legend class="visually-hidden">{words.places}</legend>
					<div ref={grid}>
						{cells.map((cell) => (
							<button
								key={cell}
								type="button"
								tabIndex={cell === current ? 0 : -1}
								aria-label={words.cell(columnOf(cell) + 1, rowOf(cell) + 1, [
									columns,
									rows,
								])}
								aria-pressed={shown !== null && cell === current}
								aria-disabled={locked}
								onClick={(event) => press(event, cell)}
								onKeyDown={(event) => onKey(event, cell)}
							/>
						))}
					</div>
				</fieldset>
				{shown && (
					<span
						class="plate-mark"
						data-free={locked ? undefined : ""}
						style={placed(shown)}
						onPointerDown={(event) => {
							if (locked || event.button > 0) return;
							event.currentTarget.setPointerCapture(event.pointerId);
							grip.current = { event, from: shown, isDragged: false };
						}}
						onPointerMove={drag}
						onPointerUp={(event) => {
							// A tap on it sets it anew, too.
							if (grip.current?.isDragged === false) move(...placeOf(event));
							grip.current = null;
						}}
						onLostPointerCapture={() => {
							grip.current = null;
						}}
					>
						<CrossHair />
					</span>
				)}
			</Plate>
			{!locked && (
				<div class="pad-steps">
					{Object.values(ways).map((way) => (
						<button
							key={way[0]}
							type="button"
							class="button"
							style={{ "--turn": `${way[3]}deg` }}
							aria-label={words.aLittle[way[0]]}
							onClick={() => nudge(way)}
						>
							<Up />
						</button>
					))}
				</div>
			)}
			<p class="visually-hidden" role="status">
				{told}
			</p>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || put === null}
					onClick={send}
				>
					{sent && own.state === "saved" ? all.saved : all.send}
				</button>
			)}
		</>
	);
}
