import type { Fault } from "../../shared/fault.ts";
import { imagesIn } from "../../shared/images.ts";
import type { Json } from "../../shared/json.ts";
import {
	everyTextOf,
	faultsAt,
	quizFault,
	textsOf,
} from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Preview } from "../../shared/rest.ts";
import { mayBeMore, type Texts } from "../../shared/texts.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import type { ImageSizes } from "../text/env.ts";
import type { Look } from "../text/look.ts";
import type { Renderer } from "../text/renderer.ts";
import { rendererVersion } from "../text/version.ts";
import type { Log } from "./log.ts";
import { slices } from "./slices.ts";

/** What is known of these pictures; of those that there are none of, nothing. */
export type FindImages = (
	ids: readonly string[],
) => Promise<ReadonlyMap<string, ImageSizes[string]>>;

/** Faults after which a quiz is not looked at any further: it cannot be asked anyway. */
const mostFaults = 10;
const noImages: FindImages = async () => new Map();
/** So long texts that cost nothing keep the event loop one after another, ms: a quiz may have thousands. */
const sliceMs = 3;

/** What the texts of quizzes look like, within what a phone can be sent. */
export class Looks {
	readonly #renderer: Renderer;
	readonly #images: FindImages;
	readonly #log: Log;

	constructor(parts: { renderer: Renderer; images?: FindImages; log: Log }) {
		this.#renderer = parts.renderer;
		this.#images = parts.images ?? noImages;
		this.#log = parts.log;
	}

	/** One by one, so that those who ask at once take turns; `by`: the instructor who asks, none for a room that runs. */
	async of(
		sources: Iterable<string>,
		by = "",
		turn = slices(sliceMs),
	): Promise<Map<string, Look>> {
		const distinct = [...new Set(sources)];
		const ids = distinct.flatMap(imagesIn);
		const images =
			ids.length === 0 ? {} : Object.fromEntries(await this.#images(ids));
		const looks = new Map<string, Look>();
		for (const source of distinct) {
			await turn();
			looks.set(source, await this.#look(source, images, by));
		}
		return looks;
	}

	/** A thread that does not come up is told of, and costs nobody what is stored. */
	async #look(source: string, images: ImageSizes, by: string): Promise<Look> {
		try {
			return await this.#renderer.render(source, images, by);
		} catch (error) {
			this.#log.warn({ error }, "could not render a text");
			return { fault: "text-too-slow" };
		}
	}

	/** For an editor; faults by the text's place. */
	async preview(sources: readonly string[], by: string): Promise<Preview> {
		const looks = await this.of(sources, by);
		const texts: Record<string, string> = {};
		const faults: Fault[] = [];
		for (const [source, look] of looks) {
			if ("fault" in look)
				faults.push(quizFault(`texts.${sources.indexOf(source)}`, look.fault));
			else if (look.html !== null) texts[source] = look.html;
		}
		return { texts, faults };
	}

	/** Questions as a room has them, and what keeps them from being shown; paths begin with "questions". */
	async sheetOf(
		questions: readonly SheetQuestion[],
		by = "",
	): Promise<{ sheet: Sheet; faults: Fault[] }> {
		const sheet: SheetQuestion[] = [];
		const faults: Fault[] = [];
		const turn = slices(sliceMs);
		let left: number = limits.renderedQuiz;
		for (const [index, question] of questions.entries()) {
			if (faults.length >= mostFaults) break;
			const looked = await this.#lookAt(question, by, turn);
			sheet.push(looked.question);
			faults.push(...faultsAt(questions, index, looked.faults));
			left -= looked.bytes;
			if (left >= 0) continue;
			faults.push(quizFault("questions", "quiz-too-rich"));
			break;
		}
		return { sheet, faults };
	}

	async #lookAt(
		question: SheetQuestion,
		by: string,
		turn: ReturnType<typeof slices>,
	) {
		const texts: Record<string, string> = {};
		const faults: Fault[] = [];
		let bytes = 0;
		await turn();
		const sources = richTexts(question);
		// As most are.
		if (sources.length === 0) return { question, faults, bytes };
		const looks = await this.of(sources, by, turn);
		for (const [source, look] of looks) {
			if ("fault" in look)
				faults.push(quizFault(placeOf(question, source), look.fault));
			else if (look.html !== null) {
				texts[source] = look.html;
				bytes += Buffer.byteLength(look.html);
			}
		}
		if (bytes > limits.renderedQuestion)
			faults.push(quizFault("text", "question-too-rich"));
		return { question: withTexts(question, texts), faults, bytes };
	}

	/** A sheet that was rendered otherwise, or never, as it is rendered now; where that cannot be, its texts are as they were typed. */
	async renew(sheet: Sheet): Promise<Sheet> {
		if (sheet.every(isNew)) return sheet;
		const bare = sheet.map(
			({ texts: _, rendered: _rendered, ...question }) => question,
		);
		try {
			const { sheet: renewed } = await this.sheetOf(bare);
			return bare.map((question, index) => renewed[index] ?? question);
		} catch (error) {
			this.#log.warn({ error }, "could not render a room's texts anew");
			return bare;
		}
	}
}

/** Its texts that may look otherwise than they were typed. */
function richTexts(question: SheetQuestion): string[] {
	return authoredTexts(question).filter(mayBeMore);
}

function withTexts(question: SheetQuestion, texts: Texts): SheetQuestion {
	const rendered = rendererVersion;
	return Object.keys(texts).length === 0
		? { ...question, rendered }
		: { ...question, rendered, texts };
}

function isNew(question: SheetQuestion): boolean {
	return (
		question.rendered === rendererVersion || richTexts(question).length === 0
	);
}

/** What its class is shown, or was before it was mended, and what its speaker alone is. */
function authoredTexts(question: SheetQuestion): readonly string[] {
	const { notes = "", kind, former = [] } = question;
	const before = former.flatMap(({ text, ask }) => [
		text,
		...textsOf({ kind, ask }),
	]);
	return [...everyTextOf(question), notes, ...before];
}

/** Where a text stands in its question. */
function placeOf(question: Question, source: string): string {
	const { text, explanation, notes, ask, key } = question;
	if (source === text) return "text";
	if (source === explanation) return "explanation";
	if (source === notes) return "notes";
	const isAll = (text: string) => text === source;
	// A slide's texts are parts of one.
	const isPart = (text: string) => text.includes(source);
	return (
		pathTo(ask, isAll, "ask") ??
		pathTo(key, isAll, "key") ??
		pathTo(ask, isPart, "ask") ??
		"text"
	);
}

function pathTo(
	within: Json,
	isIt: (text: string) => boolean,
	path: string,
): string | null {
	if (typeof within === "string") return isIt(within) ? path : null;
	if (typeof within !== "object" || within === null) return null;
	for (const [name, part] of Object.entries(within)) {
		const found = pathTo(part, isIt, `${path}.${name}`);
		if (found !== null) return found;
	}
	return null;
}
