import * as v from "valibot";
import type { Json } from "../../shared/json.ts";
import { kinds } from "../../shared/kinds/kinds.ts";
import { unknownKind } from "../../shared/kinds/unknown.ts";
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

const { title, description, tags } = Quiz.entries;
export const StoredQuiz = v.lazy((raw) =>
	typeof raw === "object" && raw !== null && "v" in raw
		? v.strictObject({
				v: format,
				title,
				description,
				tags,
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

/** What its texts look like stands in it, and is rendered anew where it is of no use. */
const OneOfSheet = v.lazy((raw) => {
	const { looks, question } = takeApart(raw);
	return v.pipe(
		v.unknown(),
		v.transform(() => question),
		Bare,
		v.transform((read) => ({ ...read, ...looks })),
	);
}) as v.GenericSchema<unknown, SheetQuestion>;

function takeApart(raw: unknown) {
	if (typeof raw !== "object" || raw === null)
		return { looks: {}, question: raw };
	const { texts, rendered, ...question } = raw as Record<string, unknown>;
	const looks = { texts, rendered };
	return { looks: v.is(Looks, looks) ? looks : {}, question };
}

/** The questions that a room was made with: at first a list alone, now with the number of its format. */
export const StoredSheet = v.lazy((raw) =>
	Array.isArray(raw)
		? v.array(OneOfSheet)
		: v.pipe(
				v.strictObject({ v: format, questions: v.array(OneOfSheet) }),
				v.transform(({ questions }) => questions),
			),
) as v.GenericSchema<unknown, readonly SheetQuestion[]>;
