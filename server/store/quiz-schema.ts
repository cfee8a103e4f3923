import * as v from "valibot";
import type { Json } from "../../shared/json.ts";
import { isKnown, kindOf, kinds } from "../../shared/kinds/kinds.ts";
import { unknownKind } from "../../shared/kinds/unknown.ts";
import { lengthFirst } from "../../shared/length-first.ts";
import { limits } from "../../shared/limits.ts";
import { AnyQuestion, AnyQuiz } from "../../shared/older-quiz.ts";
import {
	common,
	later,
	type Question,
	Quiz,
	quizFormat,
} from "../../shared/quiz.ts";
import type { SheetQuestion } from "../../shared/views.ts";

/** Quizzes and sheets as they are stored, of every format that ever was. */

const format = v.literal(quizFormat, "written by a newer version of Lectern");

/** What was parsed from JSON: anything, if it is there. */
const AnyJson = v.custom<Json>((raw) => raw !== undefined);

/** Of a kind that only a newer version knows: kept as it is, told, and never asked. */
const LaterQuestion = v.looseObject({
	...common,
	...later,
	kind: v.string(),
	ask: AnyJson,
	key: AnyJson,
});

const names: ReadonlySet<unknown> = new Set(kinds.map(({ name }) => name));

const StoredQuestion = v.lazy((raw) =>
	typeof raw === "object" &&
	raw !== null &&
	"kind" in raw &&
	!names.has(raw.kind)
		? LaterQuestion
		: AnyQuestion,
) as v.GenericSchema<unknown, Question>;

const { title, description, tags, branding } = Quiz.entries;
export const StoredQuiz = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && "v" in raw
		? v.strictObject({
				v: format,
				title,
				description,
				tags,
				branding,
				questions: v.array(StoredQuestion),
			})
		: AnyQuiz,
) as v.GenericSchema<unknown, Quiz>;

/** Of a kind that has another form in the version that made the room: as one of a kind that is not known here, so that the room goes on. */
function asUnknown(raw: unknown): unknown {
	return typeof raw !== "object" || v.is(StoredQuestion, raw)
		? raw
		: { ask: null, key: null, ...(raw as object), kind: unknownKind.name };
}

const Bare = v.pipe(v.unknown(), v.transform(asUnknown), StoredQuestion);

const Looks = v.object({
	texts: v.exactOptional(v.record(v.string(), v.string())),
	rendered: v.exactOptional(v.number()),
});

/** What became of it while its room ran. */
const Changes = v.object({
	own: v.exactOptional(v.literal(true)),
	skipped: v.exactOptional(v.literal(true)),
	mended: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
	former: v.exactOptional(
		lengthFirst(
			limits.wordings,
			v.pipe(
				v.array(
					v.object({
						until: v.pipe(v.number(), v.integer(), v.minValue(1)),
						text: common.text,
						ask: AnyJson,
					}),
				),
				v.maxLength(limits.wordings),
			),
		),
	),
});

type ChangesOfIt = v.InferOutput<typeof Changes>;

/** What its texts look like stands in it, and is rendered anew where it is of no use. */
const OneOfSheet = oneOfSheet(Bare, (looks) =>
	v.is(Looks, looks) ? looks : {},
);

/** What they look like is made where they are shown, and never taken from a file. */
export const OneOfFile = oneOfSheet(AnyQuestion, () => ({}));

function oneOfSheet(
	bare: v.GenericSchema<unknown, Question>,
	looksOf: (looks: object) => v.InferOutput<typeof Looks>,
) {
	return v.lazy((raw): v.GenericSchema<unknown, SheetQuestion> => {
		if (typeof raw !== "object" || raw === null) return bare;
		const { texts, rendered, own, skipped, former, mended, ...question } =
			raw as Record<string, unknown>;
		const changes = Object.fromEntries(
			Object.entries({ own, skipped, former, mended }).filter(
				([, value]) => value !== undefined,
			),
		);
		const looks = looksOf({ texts, rendered });
		return v.pipe(
			v.unknown(),
			v.transform((): unknown => question),
			bare,
			v.check(
				(read: Question) => isChanged(read, changes),
				"its former words cannot be read",
			),
			v.transform((read: Question) => ({
				...read,
				...looks,
				...(changes as ChangesOfIt),
			})),
		);
	});
}

function isChanged(question: Question, changes: object): boolean {
	if (!v.is(Changes, changes)) return false;
	const { former = [] } = changes;
	return (
		!isKnown(question) ||
		former.every(({ ask }) => v.is(kindOf(question).ask, ask))
	);
}

/** The questions that a room was made with: at first a list alone, now with the number of its format. */
export const StoredSheet = v.lazy((raw) =>
	Array.isArray(raw)
		? v.array(OneOfSheet)
		: v.pipe(
				v.strictObject({
					v: format,
					/** So that no two revisions of a room have one text. */
					revision: v.exactOptional(v.number()),
					questions: v.array(OneOfSheet),
				}),
				v.transform(({ questions }) => questions),
			),
) as v.GenericSchema<unknown, readonly SheetQuestion[]>;
