import * as words from "../../../words/change.en.ts";
import "./change.css";
import { useId, useState } from "preact/hooks";
import { kinds } from "../../../../shared/kinds/kinds.ts";
import { limits } from "../../../../shared/limits.ts";
import { TextField } from "../../../fields/fields.tsx";
import { deskOf } from "../../../kinds/desks.ts";
import type { Quick } from "../../../kinds/part.ts";
import * as roomWords from "../../../words/room.en.ts";
import { newIdIn } from "../../editor/edit.ts";
import { Act } from "../Act.tsx";
import { useRoom } from "../context.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { tellProblem, useChange } from "./send.ts";

type Sort = Quick & { readonly kind: string };

const sorts: readonly Sort[] = kinds
	.flatMap(({ name }) =>
		(deskOf(name).quick ?? []).map((quick) => ({ ...quick, kind: name })),
	)
	.sort((one, other) => one.place - other.place);

/** A question that nobody prepared, in one press; and one more to be written. */
export function AskNow({ onAsked }: { onAsked(): void }) {
	const { view, given } = useRoom();
	const [prompt, setPrompt] = useState("");
	const [adding, setAdding] = useState(false);
	const send = useChange();
	const name = useId();
	if (view.phase === "ended") return null;
	const blocked = view.phase === "open" ? roomWords.closeTheOpenQuestion : null;
	const ask = async ({ kind, ask, key }: Sort) => {
		const id = newIdIn(new Set(given.map((one) => one.id)));
		const text = prompt.trim() === "" ? words.lookHere : prompt;
		const problem = await send({
			do: "ask",
			at: view.at,
			question: {
				id,
				kind,
				text,
				ask,
				key,
				explanation: "",
				seconds: null,
				points: 1,
			},
		});
		if (problem === null) {
			setPrompt("");
			onAsked();
		}
		// Of two presses the second comes to a room that has moved on.
		else if (problem.error !== "stale") tellProblem(problem);
	};
	return (
		<section class="ask-now" aria-labelledby={name}>
			<h2 id={name}>{words.askNow}</h2>
			<TextField
				label={words.askNowPrompt}
				name="ask-now"
				value={prompt}
				max={limits.questionText}
				placeholder={words.promptHint}
				onText={setPrompt}
			/>
			<div class="ask-now-sorts">
				{sorts.map((sort) => (
					<Act
						key={sort.place}
						label={words.askNowAs(sort.label)}
						blocked={blocked}
						onPress={() => void ask(sort)}
					>
						{sort.label}
					</Act>
				))}
			</div>
			<Act look="quiet" onPress={() => setAdding(true)}>
				{words.addAQuestion}
			</Act>
			<ChangeDialog
				question={null}
				open={adding}
				onClose={() => setAdding(false)}
			/>
		</section>
	);
}
