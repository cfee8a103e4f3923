import { changedCounts } from "../../shared/counts-change.ts";
import type {
	Me,
	NextView,
	Own,
	Solution,
	SolutionChange,
	StudentPhase,
} from "../../shared/views.ts";
import { askedOf, type Held, takeView } from "./held.ts";

/** What follows from the view that is held; null when that is another one, or something was never seen: the whole is to be asked for. */
export function takeNext(held: Held | null, next: NextView): Held | null {
	if (held === null) return null;
	const { view } = held;
	const { from = next.version - 1, version } = next;
	if (version <= view.version) return held;
	if (from !== view.version) return null;
	const { roomId, epoch, now, code, title, total, kinds, names } = view;
	// In the order of a whole view, which is the same text then.
	const head = {
		roomId,
		epoch,
		version,
		now,
		code,
		title,
		total,
		...(view.slides && { slides: view.slides }),
		kinds,
		names,
		...(view.styles && { styles: view.styles }),
		...(view.accent && { accent: view.accent }),
		...(view.reactions && { reactions: view.reactions }),
		...(view.results && { results: view.results }),
	};
	const phase = phaseAfter(held, next);
	const ahead = next.images && { images: next.images };
	return phase && takeView(noteSeen(held), { ...head, ...ahead, ...phase });
}

function phaseAfter(
	held: Held,
	next: NextView,
): (StudentPhase & { now?: number }) | null {
	if (next.phase === "lobby") return { phase: "lobby" };
	if (next.phase === "ready") {
		const { phase, index, slide } = next;
		return { phase, index, ...(slide && { slide }) };
	}
	if (next.phase === "ended") {
		const review = next.review?.map((one) =>
			typeof one === "number" ? noteSeen(held).seen?.get(one) : one,
		);
		if (review === undefined) return { phase: "ended", review: null };
		const known = review.filter((one) => one !== undefined);
		return known.length < review.length
			? null
			: { phase: "ended", review: known };
	}
	const asked = next.asked ?? askedOf(held.view);
	if (asked === null) return null;
	switch (next.phase) {
		case "open": {
			const { phase, now, deadline = null, changeable } = next;
			return { phase, now, asked, deadline, changeable };
		}
		case "closed":
			return { phase: "closed", asked };
		case "revealed": {
			const { phase, change } = next;
			const known = "solution" in held.view ? held.view.solution : null;
			if (change && known === null) return null;
			const solution = known && change ? changed(known, change) : next.solution;
			return {
				phase,
				asked,
				solution: solution
					? { ...solution, before: solution.before ?? null }
					: null,
			};
		}
	}
}

function changed(known: Solution, change: SolutionChange): Solution {
	const { distribution, before } = known;
	return {
		...known,
		...change,
		distribution: changedCounts(distribution, change.distribution ?? {}),
		before: before && changedCounts(before, change.before ?? {}),
	};
}

/** An own part without what is known counts like a whole one. */
export function takeOwn(held: Held | null, own: Own): Held | null {
	if (held === null) return null;
	const { roomId, epoch, name, answer: told } = held.me;
	const { version, answer = told, standing = null, marks = null } = own;
	const index = askedOf(held.view)?.index ?? 0;
	const mark = own.mark
		? { index, value: answer?.value ?? null, ...own.mark }
		: null;
	const me = { roomId, epoch, version, name, answer, mark, standing, marks };
	return takeMe(held, me);
}
/** A pushed own part counts only with the view of its version. */
export function takeMe(held: Held | null, me: Me): Held | null {
	if (held === null) return held;
	const { roomId, epoch, version } = held.view;
	const fits =
		me.roomId === roomId && me.epoch === epoch && me.version === version;
	return fits ? { ...held, me } : held;
}

/** With the question that its view reveals among those that were seen. Of one history the words of a question never change. */
export function noteSeen(held: Held): Held {
	const { view } = held;
	if (view.phase === "ended" && view.review !== null)
		return {
			...held,
			seen: new Map(view.review.map((one) => [one.index, one])),
		};
	if (view.phase !== "revealed" || view.solution === null) return held;
	const { kind, index, text, ask, texts } = view.asked;
	if (text === null) return held;
	const { key, explanation, texts: more } = view.solution;
	const all = (texts ?? more) && { texts: { ...texts, ...more } };
	const one = { index, kind, text, ask, key, explanation, ...all };
	return { ...held, seen: new Map(held.seen).set(index, one) };
}
