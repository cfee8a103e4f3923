import "./reactions.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnReactions, React } from "../../shared/reactions.ts";
import { Hand, Heart } from "../look/reaction-icons.tsx";
import * as words from "../words/reactions.en.ts";
import type { Props } from "./RoomPage.tsx";

/** Whoever was away for longer may have forgotten that the hand was up, ms. */
const mostAwayMs = 30_000;
/** It may be that the server has not seated this connection yet: so soon, and so often, it is told again, ms. */
const againMs = 700;
const tries = 5;

/** Where the room takes them, until it ends. */
export function Reactions(props: Props) {
	const { held, stopped } = props.state;
	const isOn = held?.view.reactions && held.view.phase !== "ended";
	return isOn && stopped === null && <Bar {...props} />;
}

/**
 * A hand and a heart, below all that is read and answered. They keep their place while an answer is not saved, and are out of reach. What is
 * pressed is what the server says; a hand is told again by whoever comes back, and is up again unless it was lowered meanwhile.
 */
function Bar({ state, sitting, how }: Props) {
	const [hand, setHand] = useState(false);
	const [heartMs, setHeart] = useState(0);
	const [said, setSaid] = useState("");
	const lost = useRef(0);
	const busy = useRef(false);
	const told = useRef<OwnReactions>({ hand: false, heartMs: 0 });
	const { link, lowered } = state;
	const view = state.held?.view;

	const tell = async (message: React) => {
		const reply = await sitting.ask("react", message);
		// `isRefusal` here would be taken out of every phone’s page, into a file of its own.
		if (reply === "unknown" || "error" in reply) return reply;
		told.current = reply;
		setHand(reply.hand);
		setHeart(reply.heartMs);
		return null;
	};
	const press = async (message: React) => {
		if (busy.current) return;
		busy.current = true;
		const no = await tell(message);
		busy.current = false;
		if (no === "unknown") setSaid(words.notTold);
		else if (no?.error === "too-fast") setSaid(words.tooFast);
		else if (no !== null) setSaid(no.message);
		else setSaid(words.done[message.what][message.on ? "up" : "down"]);
	};

	useEffect(() => {
		if (heartMs === 0) return;
		const timer = setTimeout(() => {
			setHeart(0);
			setSaid("");
		}, heartMs);
		return () => clearTimeout(timer);
	}, [heartMs]);
	useEffect(() => {
		if (lowered === undefined) return;
		setHand(false);
		setSaid(words.handsLowered);
	}, [lowered]);
	useEffect(() => {
		if (link !== "connected") {
			if (lost.current === 0) lost.current = performance.now();
			return;
		}
		const away = lost.current === 0 ? 0 : performance.now() - lost.current;
		lost.current = 0;
		setHeart(0);
		if (!hand) return;
		const fall = () => {
			setHand(false);
			setSaid(words.handFell);
		};
		if (away > mostAwayMs) return fall();
		let left = tries;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const again = async () => {
			const { since } = told.current;
			const no = await tell({ what: "hand", on: true, since });
			if (no === null) {
				if (!told.current.hand) setSaid(words.handsLowered);
				return;
			}
			left -= 1;
			if (left === 0) fall();
			else timer = setTimeout(again, againMs);
		};
		void again();
		return () => clearTimeout(timer);
	}, [link]);

	const isUnsaved =
		/^(sending|unsaved)$/.test(state.outbox.state) ||
		(view?.phase === "open" && how?.round === view.asked.round && how.isUnsent);
	return (
		<section
			class="reactions"
			aria-label={words.reactions}
			data-away={isUnsaved ? "" : undefined}
		>
			<button
				type="button"
				aria-pressed={hand}
				onClick={() => void press({ what: "hand", on: !hand })}
			>
				<Hand />
				{words.hand}
			</button>
			<button
				type="button"
				aria-pressed={heartMs > 0}
				onClick={() => void press({ what: "heart", on: heartMs === 0 })}
			>
				<Heart />
				{words.heart}
			</button>
			<p role="status">{said || (hand ? words.done.hand.up : words.whatFor)}</p>
		</section>
	);
}
