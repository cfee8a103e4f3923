import "./order.css";
import { useId, useRef, useState } from "preact/hooks";
import { letter } from "../../../shared/kinds/letter.ts";
import type { Order } from "../../../shared/kinds/order/measures.ts";
import { Down, Up } from "../../look/icons.tsx";
import { Rich } from "../../text/Rich.tsx";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";
import * as all from "../words.en.ts";
import { isSame, itemsOf, orderOf } from "./value.ts";
import * as words from "./words.en.ts";

/** Elements of the row at a place, by which its buttons are named. */
const letterId = (place: number) => `-letter-${place}`;
const wordsId = (place: number) => `-words-${place}`;

/** So near the window's ends what is dragged scrolls the page; below, the button to send is in the way, too. */
const edge = 80;

/**
 * The items with two buttons each, and a letter to drag them by; in the same places after the close. A row is a place: what moves is its content, so that
 * neither the focus nor the finger loses its hold.
 */
export function Sort(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const items = itemsOf(asked.ask);
	const held = orderOf(own.value) ?? items.map((_, item) => item);
	const [put, setPut] = useDraft<Order>(props, held);
	const [moved, setMoved] = useState(-1);
	const [dragged, setDragged] = useState(-1);
	const id = useId();
	const list = useRef<HTMLOListElement>(null);
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const same = isSame(put, held);
	const sent = answered && same;

	/** Two quick moves come before the page has drawn the first. */
	const latest = useRef(put);
	latest.current = put;
	const at = useRef(-1);
	const rowAt = (place: number) => list.current?.children[place];

	const move = (from: number, to: number) => {
		const next = [...latest.current];
		const [item] = next.splice(from, 1);
		if (locked || item === undefined || to < 0 || to > next.length) return;
		next.splice(to, 0, item);
		latest.current = next;
		setPut(next);
		setMoved(item);
	};
	const send = () => {
		if (!locked && !sent) onAnswer([...latest.current]);
	};
	useHow(props, words.moveIntoOrder, !same, send);
	/** The button goes along. */
	const step = (place: number, by: 1 | -1) => {
		move(place, place + by);
		rowAt(place + by)
			?.querySelectorAll("button")
			[by < 0 ? 0 : 1]?.focus();
	};

	const hold = (place: number) => {
		at.current = place;
		setDragged(place);
	};
	/** One row further as soon as the finger is beyond the middle of it. */
	const drag = ({ clientY }: PointerEvent) => {
		const from = at.current;
		if (from < 0) return;
		if (clientY < edge) scrollBy(0, -edge / 8);
		if (clientY > innerHeight - 2 * edge) scrollBy(0, edge / 8);
		for (const by of [-1, 1] as const) {
			const box = rowAt(from + by)?.getBoundingClientRect();
			if (box === undefined) continue;
			const beyond = clientY - box.top - box.height / 2;
			if (beyond * by <= 0) continue;
			move(from, from + by);
			return hold(from + by);
		}
	};

	return (
		<>
			<ol class="order-sort rows" ref={list}>
				{(locked ? held : put).map((item, place) => (
					<li
						key={place}
						data-item={item}
						data-dragged={place === dragged ? "" : undefined}
					>
						<span
							class="order-grip"
							onPointerDown={(event) => {
								if (locked || event.button > 0) return;
								event.currentTarget.setPointerCapture(event.pointerId);
								hold(place);
							}}
							onPointerMove={drag}
							onLostPointerCapture={() => hold(-1)}
						>
							<span class="order-place number">{place + 1}</span>
							<b class="order-sign" translate={false} id={id + letterId(place)}>
								{letter(item)}
							</b>
						</span>
						<span class="order-words" dir="auto" id={id + wordsId(place)}>
							<Rich text={items[item] ?? ""} />
						</span>
						{!locked &&
							([-1, 1] as const).map((by) => (
								<button
									key={by}
									type="button"
									class="button"
									aria-labelledby={[by, letterId(place), wordsId(place)]
										.map((part) => id + part)
										.join(" ")}
									aria-disabled={place === (by < 0 ? 0 : items.length - 1)}
									onClick={() => step(place, by)}
								>
									{by < 0 ? <Up /> : <Down />}
								</button>
							))}
					</li>
				))}
			</ol>
			<p class="visually-hidden" role="status">
				{moved >= 0 &&
					words.isAt(
						<>
							{letter(moved)} <Rich text={items[moved] ?? ""} />
						</>,
						put.indexOf(moved) + 1,
						items.length,
					)}
			</p>
			<span hidden id={`${id}-1`}>
				{words.up}
			</span>
			<span hidden id={`${id}1`}>
				{words.down}
			</span>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent}
					onClick={send}
				>
					{sent && own.state === "saved" ? all.saved : all.send}
				</button>
			)}
		</>
	);
}
