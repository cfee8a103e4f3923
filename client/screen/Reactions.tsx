import "./reactions.css";
import type { Pulse } from "../../shared/views.ts";
import { useCalm } from "../look/calm.ts";
import { Hand, Heart } from "../look/reaction-icons.tsx";
import * as words from "../words/screen-reactions.en.ts";

/** How many hands are up, and hearts of these seconds: quiet, and each always in its place. */
export function Reactions({ pulse }: { readonly pulse: Pulse | null }) {
	const { reactions } = pulse ?? {};
	const { hands = 0, hearts = 0 } = reactions ?? {};
	const said = useCalm(
		hands + hearts === 0 ? "" : words.saidReactions(hands, hearts),
	);
	if (reactions === undefined) return null;
	return (
		<div class="reactions">
			<p aria-hidden="true" data-some={hands > 0 ? "" : undefined}>
				<Hand />
				<b class="number">{hands}</b>
			</p>
			<p aria-hidden="true" data-some={hearts > 0 ? "" : undefined}>
				<Heart />
				<b class="number">{hearts}</b>
			</p>
			<p class="visually-hidden" role="status">
				{said}
			</p>
		</div>
	);
}
