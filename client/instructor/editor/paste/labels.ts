/** What lines of a pasted quiz are called, in the languages in which they come. */

/** A line's words without the signs that make it bold or a heading. */
export function bare(line: string): string {
	return unquoted(line)
		.replace(marks, (run) => (isMark(run) ? "" : run))
		.trim();
}

function unquoted(line: string): string {
	return line
		.replace(/\u00a0/g, " ")
		.replace(/^(?:\s*>)+/, "")
		.replace(/^\s*#{1,6}\s+/, "")
		.trim();
}

const marks = /\*\*|_+/g;

/** What makes words bold; a longer line is a place to fill in. */
function isMark(run: string): boolean {
	return run === "**" || run === "__";
}

/** How many marks stand in it that make words bold. */
export function countMarks(text: string): number {
	return (text.match(marks) ?? []).filter(isMark).length;
}

const question =
	/^(?:question|frage|aufgabe|pregunta|domanda|vraag|q)\s*\.?\s*#?(\d{1,3})(?:\s*(?:of|von|\/)\s*\d+)?\s*(?:\([^)]*\))?\s*(?:[.:)\-–—]+\s*|$)(.*)$/i;
const numbered = /^\(?(\d{1,3})[.)]\s*(?=\D|$)(.*)$/;

const labels = {
	answer:
		/^(?:the\s+)?(?:(?:correct|right|best|richtige|korrekte)\s+)*(?:answers?|ans|options?|antwort(?:en)?|lösung(?:en)?|solutions?|réponses?|respuestas?|rispost[ae])(?:\(s\))?(?:\s+(?:is|are|ist|sind))?\s*[:：=]\s*(.*)$/i,
	explanation:
		/^(?:explanations?|rationale|reason(?:ing)?|feedback|why|erklärung|begründung|erläuterung|explication|explicación)\s*[:：]\s*(.*)$/i,
	notes:
		/^(?:speaker(?:'s)?\s+|instructor\s+)?(?:notes?|notizen?)\s*:\s*(.*)$/i,
	points: /^(?:points?|marks?|punkte?)\s*[:：]\s*(\d+).*$/i,
	seconds:
		/^(?:time(?:\s+limit)?|zeit)\s*[:：]\s*(\d+)\s*(?:s|sec(?:onds?)?|sek(?:unden?)?)?\.?$/i,
	/** Right alone, as in "Correct: B". */
	correct: /^(?:correct|right|richtig|key)\s*[:：]\s*(.*)$/i,
} as const;
export type Label = keyof typeof labels;

/** What a line is labelled as, and what stands behind that. */
export function labelOf(line: string): { is: Label; rest: string } | null {
	const words = bare(line).replace(/^[-*•]\s+/, "");
	for (const is of Object.keys(labels) as Label[]) {
		const rest = labels[is].exec(words)?.[1];
		if (rest !== undefined) return { is, rest: rest.trim() };
	}
	return null;
}

/** "Question 3: What …": its number and what follows it. */
export function questionLabel(line: string) {
	return numberIn(question, line);
}

/** "3. What …". */
export function numberOf(line: string) {
	return numberIn(numbered, line);
}

function numberIn(pattern: RegExp, line: string) {
	const [all = "", number, words = ""] = pattern.exec(bare(line)) ?? [];
	return number === undefined
		? null
		: {
				number: Number(number),
				words: restOf(line, all.length - words.length),
			};
}

/** What stands behind so many characters of the bare line, as it stands in the line: what is bold within it stays so, what was bold with its number does not. */
function restOf(line: string, length: number): string {
	let rest = unquoted(line);
	for (let left = length; left > 0; ) {
		const [run = ""] = /^(?:\*\*|_+)/.exec(rest) ?? [];
		if (isMark(run))
			rest = rest.slice(2).replace(/^\s+/, left < length ? "$&" : "");
		else {
			rest = rest.slice(1);
			left -= 1;
		}
	}
	rest = rest.trim();
	return countMarks(rest) % 2 === 0
		? rest
		: rest.replace(/^(?:\*\*|__)\s*|(?:\*\*|__)$/, "").trim();
}

const keyHeading =
	/^(?:the\s+)?(?:correct\s+)?(?:answer\s+key|answers|answer\s+sheet|solutions?|lösungen|antworten|lösungsschlüssel)\s*(?:[:：]\s*(.*))?$/i;

/** What stands behind "Answer key:", mostly nothing; null where no line begins so. */
export function keyHeadingIn(line: string): string | null {
	const found = keyHeading.exec(bare(line));
	return found && (found[1] ?? "");
}

const keyEntry =
	/(?:^|[\s,;|])(?:question|frage|q)?\s*#?(\d{1,3})\s*[.):=\-–—]*\s*\(?([A-Ja-j](?:\s*(?:,|&|and|und)\s*[A-J])*)\b[).]?/gi;

/** "3. B – because …", "3. 9.81 m/s", "1 A, 2 C": answers by the number of the question. */
export function keyIn(line: string): Map<number, string> {
	const found = new Map<number, string>();
	for (const [, number, letters = ""] of bare(line).matchAll(keyEntry))
		found.set(Number(number), letters);
	const only = numberOf(line);
	// "3. a red cell" says it in words, and so does what has no letters at all.
	const isInWords = found.size === 0 || /^[a-j] \p{L}/u.test(only?.words ?? "");
	return only === null || only.words === "" || !isInWords
		? found
		: new Map([[only.number, only.words]]);
}

export function isRule(line: string): boolean {
	return /^\s*(?:[-*_=─—]\s*){3,}$/.test(line);
}
