import "./desk.css";
import type { ComponentChildren } from "preact";
import { Check, Plus } from "../look/icons.tsx";
import type { AcceptProps } from "./part.ts";
import { acceptedTimes } from "./words.en.ts";

/** A group of answers that is not right yet. */
interface Offered {
	readonly group: string;
	readonly count: number;
}

type Props = Pick<AcceptProps, "accepted" | "isOff" | "onAccept"> & {
	readonly label: string;
	readonly explained: string;
	/** Most frequent first. */
	readonly offered: readonly Offered[];
	countOf(group: string): number;
	say(group: string): ComponentChildren;
};

/** Groups of answers to be accepted with one tap; and those that were, to be taken back. */
export function Accept(props: Props) {
	const { label, explained, offered, accepted, countOf, say } = props;
	if (offered.length === 0 && accepted.length === 0) return null;
	const button = ({ group, count }: Offered, isAccepted: boolean) => (
		<li key={group}>
			<button
				type="button"
				class="button quiet"
				aria-pressed={isAccepted}
				aria-disabled={props.isOff}
				onClick={() => props.isOff || props.onAccept(group, !isAccepted)}
			>
				{isAccepted ? <Check /> : <Plus />} {say(group)}{" "}
				<span class="number">{isAccepted ? acceptedTimes(count) : count}</span>
			</button>
		</li>
	);
	return (
		<section class="accept" aria-label={label}>
			<p class="small quiet-text">{explained}</p>
			<ul>
				{accepted.map((group) =>
					button({ group, count: countOf(group) }, true),
				)}
				{offered.map((one) => button(one, false))}
			</ul>
		</section>
	);
}
