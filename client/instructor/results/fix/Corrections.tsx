import { useCallback, useRef, useState } from "preact/hooks";
import { kindOf } from "../../../../shared/kinds/kinds.ts";
import type { QuestionResult } from "../../../../shared/rest.ts";
import { routes } from "../../../../shared/routes.ts";
import * as words from "../../../words/fix.en.ts";
import { useBusy } from "../../library/busy.ts";
import { notify } from "../../shell/notice.tsx";
import { useRead } from "../../shell/resource.ts";
import { call } from "../../shell/rest.ts";
import { showDateAndTime } from "../../shell/when.ts";
import { sayCorrection } from "../words.ts";
import { correct, type Recorded, undoing } from "./correct.ts";
import { FixDialog } from "./FixDialog.tsx";

interface Props {
	readonly room: string;
	readonly question: QuestionResult;
	/** Of the questions, slides not counted. */
	readonly number: number;
	/** The results are others now. */
	onCorrected(): Promise<void>;
}

/** What was corrected in a question, when and on which device, each to be undone; and the way to correct it. */
export function Corrections(props: Props) {
	const { question, number, onCorrected } = props;
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const isJudged = kindOf(question).isJudged;
	if (!isJudged && question.corrections.length === 0) return null;
	const isLeftOut = question.corrections.some(({ is }) => is === "unscored");
	return (
		<div class="fix">
			{question.corrections.length > 0 && (
				<Record {...props} onUndone={() => button.current?.focus()} />
			)}
			{isLeftOut && <p class="figures-few">{words.leftOutOfFigures}</p>}
			{isJudged && (
				<button
					ref={button}
					type="button"
					class="button quiet"
					aria-label={words.fixNamed(number)}
					onClick={() => setOpen(true)}
				>
					{words.fixThisQuestion}
				</button>
			)}
			<FixDialog
				{...props}
				open={open}
				onCorrected={onCorrected}
				onClose={() => setOpen(false)}
			/>
		</div>
	);
}

function Record({
	room,
	question,
	onCorrected,
	onUndone,
}: Props & { onUndone(): void }) {
	const { kind, index, corrections } = question;
	const { data, reload } = useRead(
		useCallback(
			() => call(routes.rooms.corrections, { params: { id: room } }),
			// What holds is another then.
			[room, corrections],
		),
	);
	const [busy, run] = useBusy();
	const mine = data?.corrections.filter((one) => one.question === index) ?? [];
	const undo = async (one: Recorded, seen: string) => {
		const reply = await correct(room, index, undoing(one), seen);
		if (!reply.ok) {
			notify(words.notCorrected(reply.problem.detail), { tone: "error" });
			// Somebody else corrected something: it is shown.
			await Promise.all([reload(), onCorrected()]);
			return;
		}
		notify(words.undone);
		await onCorrected();
		onUndone();
	};
	return (
		<ul class="results-votes fix-record">
			{data === null
				? corrections.map((one) => (
						<li key={JSON.stringify(one)}>
							{sayCorrection(kind, told(one), showDateAndTime(one.at))}
						</li>
					))
				: mine.map((one) => {
						const said = sayCorrection(kind, one, whenAndWhere(one));
						return (
							<li key={JSON.stringify(one)}>
								<span>{said}</span>
								<button
									type="button"
									class="button quiet"
									aria-label={words.undoNamed(said)}
									aria-disabled={busy}
									onClick={() => void run(() => undo(one, data.seen))}
								>
									{words.undo}
								</button>
							</li>
						);
					})}
		</ul>
	);
}

/** As the record has it. */
export function told(one: QuestionResult["corrections"][number]) {
	return one.is === "unscored" && one.toAll === true
		? ({ is: "to-all" } as const)
		: one;
}

function whenAndWhere({ at, own, device }: Recorded): string {
	const when = showDateAndTime(at);
	if (own) return words.onThisDevice(when);
	return device === null
		? words.onSignedOut(when)
		: words.onDevice(when, device);
}
