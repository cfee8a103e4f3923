import type { FunctionComponent } from "preact";
import type { Json } from "../../shared/json.ts";
import type { Distribution } from "../../shared/kinds/kind.ts";
import type { Question } from "../../shared/quiz.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import type { Asked } from "../../shared/views.ts";
import type { OutboxState } from "../link/outbox.ts";
import type { PlainForm } from "./plain.ts";

/** What each kind of question brings to the pages, in files of these names in its folder here: `phone`, `picture`, `desk`. */

/** On the student's phone, which loads it when the room has such a question. */
export interface PhonePart {
	/** Takes the answer, and shows it in the same place after the close. */
	readonly Ask: FunctionComponent<AskProps>;
	readonly Picture: PicturePart["Picture"];
	/** One question of the review at the end: what was correct and what this student said. */
	readonly Review: FunctionComponent<ReviewProps>;
	/** An answer in a few words: "A and C". */
	say(ask: Json, value: Json): string;
	/** The same to stand in a sentence, "A is saved"; empty, or left out: it is "your answer" there. */
	name?(ask: Json, value: Json): string;
	/** What is right, to stand in a sentence; empty, or left out: that is not said in a few words. */
	sayKey?(ask: Json, key: Json): string;
	/** So many of the room, from 0 to 1, said the same; left out where nobody says the very same. */
	shareOf?(distribution: Distribution, value: Json): number | null;
	/** Whether nobody's answer is to be seen of these; left out: they all are. */
	isHidden?(distribution: Distribution): boolean;
	/** What is said of this answer in the place of "wrong"; null: that. Left out where no answer is meant to be but right. */
	verdict?(value: Json): string | null;
}

export interface AskProps {
	readonly asked: Asked;
	readonly isOpen: boolean;
	/** Whether a later answer replaces an earlier one. */
	readonly isChangeable: boolean;
	readonly own: OutboxState;
	/** When the clock closes it, by this page's time; null: no clock runs. */
	readonly bell: number | null;
	onAnswer(value: Json): void;
	/** Says how to answer, for the line at the bottom. */
	onHow(how: How): void;
}

export interface How {
	readonly round: number;
	readonly words: string;
	/** Whether what was typed or picked last is not what was sent. */
	readonly isUnsent: boolean;
	/** Whether the bell sends that by itself. */
	readonly atBell?: boolean;
}

export interface ReviewProps {
	readonly ask: Json;
	readonly key_: Json;
	/** Null: not answered. */
	readonly value: Json;
	/** Null: nothing to be right about. */
	readonly correct: boolean | null;
}

/** What everybody answered: phone, screen, room page, results. */
export interface PicturePart {
	readonly Picture: FunctionComponent<PictureProps>;
	/** What is correct in a few words: "A, C"; empty where nothing is. */
	sayKey(ask: Json, key: Json): string;
	/** How it is answered, above the question while that is open; left out where one sees it. */
	readonly how?: string;
	/** Whether it can do with half of a screen, beside what the question shows; left out where it cannot. */
	standsBeside?(ask: Json): boolean;
	/** Whether nothing of it stands on a screen before it is answered; left out where it does. */
	readonly growsLater?: true;
	/** The words in it, by which a screen finds its size of letters. */
	words(ask: Json): string;
}

export interface PictureProps {
	readonly ask: Json;
	/** Null as long as it is not to be seen. */
	readonly distribution: Distribution | null;
	/** Null as long as it is secret. */
	readonly key_: Json;
	/** Of the vote before this one. */
	readonly before: Distribution | null;
	/** This student's own answer. */
	readonly mine: Json;
	readonly size: "phone" | "page" | "screen";
}

/** On the instructor's page: editor, room, results. */
export interface DeskPart {
	readonly label: string;
	readonly hint: string;
	/** What can be asked of this kind with nothing prepared; left out where nothing can. */
	readonly quick?: readonly Quick[];
	/** The kind's own fields in the editor. */
	readonly Edit: FunctionComponent<EditProps>;
	/** Whether `Edit` can be asked for what is right alone; left out: it cannot. */
	readonly editsKeyAlone?: true;
	/** Of options that the author offers, how many are right; left out where `Edit` marks what is right in another way. */
	readonly marks?: "one" | "many";
	/** How it stands in the text of a quiz; left out: as data. */
	readonly plain?: PlainForm;
	/** The question with what stands at this place, from 0, right or no longer so; the very same one where there is nothing to mark. */
	readonly mark?: (question: Question, at: number) => Question;
	/** The question as a phone shows it, in the editor's preview. */
	readonly Preview: FunctionComponent<{
		readonly question: Question;
		readonly isRevealed: boolean;
	}>;
	/** A sentence below the picture on the room's page, where one is needed to read it. */
	readonly note: string | null;
	/**
	 * Takes in answers that nobody foresaw, below the picture, where what is right is on show. Left out where the kind accepts none one
	 * by one.
	 */
	readonly Accept?: FunctionComponent<AcceptProps>;
	/** A group of answers in words; left out where its name is that. */
	sayGroup?(group: string): string;
	/** What was said of which the picture has but the number, of all answers to a round. Left out where it has all. */
	readonly Beside?: FunctionComponent<{ readonly values: readonly Json[] }>;
	/** Whether there is any of that in this picture. */
	hasBeside?(distribution: Distribution): boolean;
	/** The picture as small as a word. */
	readonly Small: FunctionComponent<{
		readonly question: QuestionResult;
		readonly distribution: Distribution;
	}>;
	/** As on the phone. */
	verdict?: PhonePart["verdict"];
	/** One student's answer in the list of all that this student said. Left out where the answer in words is enough. */
	readonly Answer?: FunctionComponent<{
		readonly question: QuestionResult;
		readonly value: Json;
	}>;
	/** As much of this question as this kind can hold, in its own shape. */
	hold(question: Question): { readonly ask: Json; readonly key: Json };
	/** In which parts two versions of a question differ: "its options", "what is correct". `theirs` may be of another kind. */
	differences(mine: Question, theirs: Question): string[];
	/** A sentence on where the answers went that were not right, or on what was said most; empty where there is nothing to say. */
	sayRound(
		question: QuestionResult,
		round: QuestionResult["rounds"][number],
	): string;
}

/** A question without its words. */
export interface Quick {
	/** On its button: "A to D". */
	readonly label: string;
	/** Among those of all kinds, lowest first. */
	readonly place: number;
	readonly ask: Json;
	readonly key: Json;
}

export interface AcceptProps {
	/** As it is to be marked now. */
	readonly question: Question;
	readonly distribution: Distribution;
	/** The groups that were accepted already, oldest first. */
	readonly accepted: readonly string[];
	readonly isOff: boolean;
	onAccept(group: string, on: boolean): void;
}

export interface EditProps {
	readonly question: Question;
	/** Only the fields of what is right; left out: all. */
	readonly keyAlone?: true;
	/**
	 * The whole question after an edit; the very same one where the edit is not possible. `path` is the field's path in the question,
	 * as in faults: "ask.options.2". The field has it in its `data-field` (`fieldOf`), by which an undo puts the cursor there.
	 * "typing": what is typed in one field without a pause is one step of undo. "jump": the cursor goes into that field.
	 */
	onChange(question: Question, path: string, how?: "typing" | "jump"): void;
}
