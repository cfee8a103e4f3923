import "./desk.css";
import type { DeskPart } from "../part.ts";
import { percentOf } from "../percent.ts";
import { Accept } from "./Accept.tsx";
import { Edit } from "./Edit.tsx";
import { holdAsPoint, imageIn, regionsIn } from "./edit.ts";
import { Heat, sayGroup, spotsIn } from "./Heat.tsx";
import { Pointed } from "./Pointed.tsx";
import { plain } from "./plain.ts";
import { countsOf } from "./value.ts";
import * as words from "./words.en.ts";

export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	Edit,
	editsKeyAlone: true,
	Accept,
	plain,
	Preview: ({ question, isRevealed }) => (
		<Pointed
			ask={question.ask}
			key_={isRevealed ? question.key : null}
			distribution={null}
			before={null}
			mine={null}
			size="phone"
		/>
	),
	Small({ distribution }) {
		const counts = countsOf(distribution);
		return (
			<span class="point-small">{counts && <Heat counts={counts} />}</span>
		);
	},
	hold: holdAsPoint,
	sayGroup,
	differences(mine, theirs) {
		const isSame = (part: (one: typeof mine) => unknown) =>
			mine.kind === theirs.kind &&
			JSON.stringify(part(mine)) === JSON.stringify(part(theirs));
		return [
			...(isSame(imageIn) ? [] : [words.itsPicture]),
			...(isSame(regionsIn) ? [] : [words.whatIsCorrect]),
		];
	},
	sayRound(_question, { distribution, answered }) {
		const counts = countsOf(distribution);
		if (counts === null || answered === 0) return "";
		if (counts.right !== undefined)
			return words.inTheRightPlace(percentOf(counts.right, answered));
		const [first] = spotsIn(counts);
		return first === undefined
			? ""
			: words.mostPointedAt(first.name, first.count);
	},
};
