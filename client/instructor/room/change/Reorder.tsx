import { isSlide, numberAt } from "../../../../shared/kinds/kinds.ts";
import * as words from "../../../words/change.en.ts";
import { notify } from "../../shell/notice.tsx";
import { Act } from "../Act.tsx";
import { useRoom } from "../context.ts";
import { isAsked, keepsPlace } from "./places.ts";
import { type Told, tellProblem, useChange } from "./send.ts";

/** What can be done to a question that was not asked, beside its words. */
export function Reorder({ question: index }: { question: number }) {
	const { view, sheet } = useRoom();
	const send = useChange();
	if (view.phase === "ended" || isAsked(view, index)) return null;
	const number = numberAt(sheet, index);
	/** Slides are not counted where questions are. */
	const numberPast = (other: number) => {
		const [here, there] = [sheet[index], sheet[other]];
		const isAlike = here && there && isSlide(here) === isSlide(there);
		return isAlike ? number : number - (other - index);
	};
	const isSkipped = sheet[index]?.skipped === true;
	const canPass = (by: 1 | -1) =>
		sheet[index + by] !== undefined &&
		!keepsPlace(view, index) &&
		!keepsPlace(view, index + by);
	const act = async (change: Told, done: string) => {
		const problem = await send(change);
		if (problem === null) notify(done);
		else tellProblem(problem);
	};
	const move = (by: 1 | -1) =>
		act(
			{ do: "move", question: index, to: index + by },
			words.movedTo(numberPast(index + by) + by),
		);
	return (
		<>
			<Act
				label={words.moveUpNamed(number)}
				blocked={canPass(-1) ? null : words.noneBefore}
				onPress={() => void move(-1)}
			>
				{words.moveUp}
			</Act>
			<Act
				label={words.moveDownNamed(number)}
				blocked={canPass(1) ? null : words.noneBehind}
				onPress={() => void move(1)}
			>
				{words.moveDown}
			</Act>
			<Act
				onPress={() =>
					void act(
						{ do: "skip", question: index, on: !isSkipped },
						isSkipped ? words.notSkipped(number) : words.skippedNow(number),
					)
				}
			>
				{isSkipped ? words.doNotSkip : words.skip}
			</Act>
		</>
	);
}
