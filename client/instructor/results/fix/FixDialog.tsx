import "./fix.css";
import {
	useEffect,
	useId,
	useLayoutEffect,
	useRef,
	useState,
} from "preact/hooks";
import type { Correction } from "../../../../shared/correction.ts";
import type { CorrectionPreview } from "../../../../shared/correction-told.ts";
import type { Question } from "../../../../shared/quiz.ts";
import type { QuestionResult } from "../../../../shared/rest.ts";
import { useWrongFields, WrongFields } from "../../../fields/wrong.ts";
import { deskOf } from "../../../kinds/desks.ts";
import * as words from "../../../words/fix.en.ts";
import { useBusy } from "../../library/busy.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { notify } from "../../shell/notice.tsx";
import type { Problem } from "../../shell/rest.ts";
import { correct, look } from "./correct.ts";
import { hasKeyFields, KeyFields } from "./KeyFields.tsx";
import { Preview } from "./Preview.tsx";

interface Props {
	readonly room: string;
	readonly question: QuestionResult;
	/** Of the questions, slides not counted. */
	readonly number: number;
	/** The results are others now. */
	onCorrected(): Promise<void>;
	onClose(): void;
}

/** Corrects a question afterwards: what should be so, what changes by it and for whom, and then it is done. */
export function FixDialog({ open, ...props }: Props & { open: boolean }) {
	return (
		<Dialog
			title={words.fixing(props.number)}
			wide
			open={open}
			onClose={props.onClose}
		>
			<Form {...props} />
		</Dialog>
	);
}

type Way = "key" | "accept" | "unscored" | "to-all";

interface Picked {
	readonly group: string;
	readonly on: boolean;
}

function Form({ room, question, onCorrected, onClose }: Props) {
	const { index } = question;
	const [way, setWay] = useState<Way | null>(null);
	const [draft, setDraft] = useState<Question>(() => draftOf(question));
	const [picked, setPicked] = useState<Picked | null>(null);
	const [preview, setPreview] = useState<CorrectionPreview | null>(null);
	const [problem, setProblem] = useState<Told | null>(null);
	const [busy, run] = useBusy();
	const { wrong, notes } = useWrongFields();
	const name = useId();
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		const told = heading.current;
		if (preview === null || told === null) return;
		told.focus({ preventScroll: true });
		told.parentElement?.scrollIntoView({ block: "nearest" });
	}, [preview]);

	/** What was seen is of another correction by then. */
	const choose = (change: () => void) => {
		change();
		setPreview(null);
		setProblem(null);
	};
	const correction = correctionOf(way, draft, picked);
	const see = async (isAgain = false) => {
		if (correction === null) {
			const detail =
				way === "accept" ? words.chooseAnAnswer : words.chooseFirst;
			return setProblem({ detail });
		}
		const [first] = wrong;
		if (way === "key" && first !== undefined)
			return document
				.querySelector<HTMLElement>(`[data-field="${first.name}"]`)
				?.focus();
		const reply = await look(room, index, correction);
		setPreview(reply.ok ? reply.data : null);
		setProblem(
			!reply.ok
				? reply.problem
				: isAgain
					? { detail: words.correctedMeanwhile }
					: null,
		);
	};
	const make = async ({ seen }: CorrectionPreview) => {
		if (correction === null) return;
		const reply = await correct(room, index, correction, seen);
		if (!reply.ok && reply.problem.why === "corrected-since") return see(true);
		if (!reply.ok)
			return setProblem({
				...reply.problem,
				detail: words.notCorrected(reply.problem.detail),
			});
		notify(words.corrected);
		onClose();
		await onCorrected();
	};

	const ways: readonly [Way, string, string | null][] = [
		...(hasKeyFields(question)
			? [["key", words.anotherKey, null] as [Way, string, null]]
			: []),
		...(deskOf(question.kind).Accept && question.rounds.length > 0
			? [["accept", words.acceptAnother, null] as [Way, string, null]]
			: []),
		["unscored", words.takeOut, words.takeOutWhy],
		["to-all", words.giveToAll, words.giveToAllWhy],
	];
	return (
		<form
			class="fix-form"
			onSubmit={(event) => {
				event.preventDefault();
				void run(() => see());
			}}
		>
			<p class="quiet-text">{words.onlyHere}</p>
			<fieldset class="fix-ways">
				<legend class="visually-hidden">{words.howToFix}</legend>
				{ways.map(([one, label, why]) => (
					<div key={one} class="fix-way">
						<label>
							<input
								type="radio"
								name={name}
								value={one}
								checked={way === one}
								onChange={() => choose(() => setWay(one))}
							/>
							<span>
								{label}
								{why !== null && <small>{why}</small>}
							</span>
						</label>
						{way === one && one === "key" && (
							<div class="fix-fields">
								<WrongFields.Provider value={notes}>
									<KeyFields
										question={draft}
										onChange={(next) => choose(() => setDraft(next))}
									/>
								</WrongFields.Provider>
							</div>
						)}
						{way === one && one === "accept" && (
							<Acceptable
								question={question}
								picked={picked}
								onPick={(next) => choose(() => setPicked(next))}
							/>
						)}
					</div>
				))}
			</fieldset>
			{problem !== null && (
				<div class="fault" role="alert">
					{problem.detail}
					{(problem.details ?? []).length > 0 && (
						<ul>
							{problem.details?.map((one) => (
								<li key={one}>{one}</li>
							))}
						</ul>
					)}
				</div>
			)}
			{preview !== null && (
				<section class="fix-preview" aria-labelledby={`${name}-preview`}>
					<h3 id={`${name}-preview`} ref={heading} tabIndex={-1}>
						{words.whatChanges}
					</h3>
					<Preview preview={preview} />
				</section>
			)}
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.cancel}
				</button>
				{preview?.changes ? (
					<button
						type="button"
						class="button primary"
						aria-disabled={busy}
						onClick={() => void run(() => make(preview))}
					>
						{words.fixIt}
					</button>
				) : (
					<button type="submit" class="button primary" aria-disabled={busy}>
						{words.seeWhatChanges}
					</button>
				)}
			</footer>
		</form>
	);
}

type Told = Pick<Problem, "detail" | "details">;

/** As its kind's fields take it. */
function draftOf(question: QuestionResult): Question {
	const { kind, text, ask, key, explanation, points } = question;
	const id = `fix-${question.index}`;
	return { id, kind, text, ask, key, explanation, points, seconds: null };
}

/** Null: there is still something to choose. */
function correctionOf(
	way: Way | null,
	{ key }: Question,
	picked: Picked | null,
): Correction | null {
	switch (way) {
		case null:
			return null;
		case "key":
			return { is: "key", key };
		case "accept":
			return picked && { is: "accept", ...picked };
		case "unscored":
			return { is: "scored", on: false };
		case "to-all":
			return { is: "to-all", on: true };
	}
}

/** The answers that could be right, too, and those that were accepted; one of them is picked. */
function Acceptable({
	question,
	picked,
	onPick,
}: {
	readonly question: QuestionResult;
	readonly picked: Picked | null;
	onPick(picked: Picked | null): void;
}) {
	const { Accept } = deskOf(question.kind);
	const list = useRef<HTMLDivElement>(null);
	const [isEmpty, setEmpty] = useState(false);
	useLayoutEffect(() => {
		setEmpty(list.current?.childElementCount === 0);
	}, []);
	const last = question.rounds.at(-1);
	if (Accept === undefined || last === undefined) return null;
	const held = question.corrections.flatMap((one) =>
		one.is === "accept" ? [one.group] : [],
	);
	const accepted = held.filter((group) => group !== picked?.group);
	if (picked?.on) accepted.push(picked.group);
	return (
		<div class="fix-fields">
			<div ref={list}>
				<Accept
					question={draftOf(question)}
					distribution={last.distribution}
					accepted={accepted}
					isOff={false}
					onAccept={(group, on) =>
						onPick(held.includes(group) === on ? null : { group, on })
					}
				/>
			</div>
			{isEmpty && <p class="quiet-text">{words.nothingToAccept}</p>}
		</div>
	);
}
