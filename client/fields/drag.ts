import type { TargetedPointerEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** The row that is dragged, and before which one it would go; as many as there are: behind the last. */
export interface Drag {
	readonly from: number;
	readonly to: number;
}

type Pointer = TargetedPointerEvent<HTMLElement>;

interface Held {
	readonly grip: HTMLElement;
	readonly pointer: number;
	readonly rows: readonly Element[];
	readonly from: number;
	readonly startY: number;
	y: number;
	isMoving: boolean;
}

/** A finger that only taps moves less. */
const least = 6;
/** So near the window's ends the page scrolls, as long as one holds there. */
const edge = 80;
const scrolled = 8;

/**
 * Dragging of rows by their grips, with mouse, finger or pen; Escape lets go. `grip` and `row` are selectors, and the listeners go to what
 * has all the rows in it. Whoever cannot drag moves rows by keys and buttons.
 */
export function useDrag(
	grip: string,
	row: string,
	drop: (drag: Drag) => void,
): {
	readonly drag: Drag | null;
	readonly listeners: Record<`on${string}`, (event: Pointer) => void>;
} {
	const [drag, setDrag] = useState<Drag | null>(null);
	const held = useRef<Held | null>(null);

	const aim = (now: Held) => {
		const to = now.rows.filter((one) => now.y > middleOf(one)).length;
		setDrag((so) => (so?.to === to ? so : { from: now.from, to }));
		return { from: now.from, to };
	};
	const end = () => {
		const now = held.current;
		held.current = null;
		setDrag(null);
		if (now?.grip.hasPointerCapture(now.pointer))
			now.grip.releasePointerCapture(now.pointer);
	};
	const isDragged = drag !== null;
	useEffect(() => {
		if (!isDragged) return;
		const onKey = (event: KeyboardEvent) => {
			if (event.key === "Escape") end();
		};
		let frame = 0;
		const scroll = () => {
			const now = held.current;
			if (now === null) return;
			const by =
				now.y < edge ? -scrolled : now.y > innerHeight - edge ? scrolled : 0;
			if (by !== 0) {
				scrollBy(0, by);
				aim(now);
			}
			frame = requestAnimationFrame(scroll);
		};
		frame = requestAnimationFrame(scroll);
		addEventListener("keydown", onKey);
		return () => {
			cancelAnimationFrame(frame);
			removeEventListener("keydown", onKey);
		};
	}, [isDragged]);

	return {
		drag,
		listeners: {
			onPointerDown(event) {
				const { target, currentTarget, clientY, pointerId } = event;
				if (event.button > 0 || !(target instanceof Element)) return;
				const by = target.closest<HTMLElement>(grip);
				if (by === null || target.closest("label, input") !== null) return;
				const rows = [...currentTarget.querySelectorAll(row)];
				const from = rows.findIndex((one) => one.contains(by));
				if (from === -1) return;
				by.setPointerCapture(pointerId);
				held.current = {
					grip: by,
					pointer: pointerId,
					rows,
					from,
					startY: clientY,
					y: clientY,
					isMoving: false,
				};
			},
			onPointerMove({ clientY, pointerId }) {
				const now = held.current;
				if (now?.pointer !== pointerId) return;
				now.y = clientY;
				now.isMoving ||= Math.abs(clientY - now.startY) >= least;
				if (now.isMoving) aim(now);
			},
			onPointerUp({ pointerId }) {
				const now = held.current;
				if (now?.pointer !== pointerId) return;
				const to = now.isMoving ? aim(now) : null;
				end();
				if (to !== null) drop(to);
			},
			onPointerCancel: end,
		},
	};
}

function middleOf(row: Element): number {
	const { top, height } = row.getBoundingClientRect();
	return top + height / 2;
}

/** What marks a row while one is dragged: the one that is, and the edge at which it would come. */
export function dragMarks(drag: Drag | null, at: number, count: number) {
	return {
		"data-dragged": drag?.from === at ? "" : undefined,
		"data-goal":
			drag?.to === at
				? "before"
				: drag?.to === count && at === count - 1
					? "after"
					: undefined,
	};
}

/** The place of the dragged row in the list after it: those behind it come up. */
export function placeAfter({ from, to }: Drag): number {
	return to > from ? to - 1 : to;
}
