import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	type Held,
	takeSaved,
	takeWelcome,
} from "../../client/student/held.ts";
import { takeNext, takeOwn } from "../../client/student/next.ts";
import { course } from "../../server/course/course.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import type { Quiz } from "../../shared/quiz.ts";
import type { NextView, Own } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";

const most = 12_000;

/** The last one with options of each lesson: of the sample course's mean length. */
const tenQuestions: Quiz = {
	v: 2,
	title: "Ten",
	description: "",
	questions: course
		.slice(0, 10)
		.flatMap(({ quiz }) =>
			quiz.questions
				.filter((question) => toQuestion1(question) !== null)
				.slice(-1),
		),
};

describe("a phone that said brief", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	it("[TR1030] hears in 12 kB of ten questions what others hear whole, and comes to the same", async () => {
		const quiz = tenQuestions;
		const room = await openRoom(rest, quiz);
		const whole = await joinPhone(rig.url, room.code, "Whole");
		const brief = await joinPhone(rig.url, room.code, "Brief", {
			auth: { brief: true },
		});
		let held: Held | null = takeWelcome(brief.welcome as never);
		brief.socket.on("next", (next: NextView) => {
			held = takeNext(held, next);
		});
		brief.socket.on("own", (own: Own) => {
			held = takeOwn(held, own);
		});
		const state = () => ({
			view: whole.heard("view").at(-1),
			me: whole.heard("me").at(-1),
		});
		for (const [index, { kind, ask }] of quiz.questions.entries()) {
			await room.move({ do: "open", question: index });
			const round = index + 1;
			await whole.wait("view", (view) => view.version === room.view().version);
			for (const phone of [whole, brief]) {
				const value = kindOf({ kind }).sample(ask, () => 0.3);
				const saved = await phone.ask("answer", { round, seq: 1, value });
				if (!("saved" in saved)) throw new Error(saved.message);
				if (phone === brief) held = takeSaved(held, saved.saved);
			}
			for (const act of ["close", "reveal"] as const) {
				await room.move({ do: act });
				await whole.wait("me", (me) => me.version === room.view().version);
				const { now: _, ...told } = state().view ?? { now: 0 };
				expect(held?.view).toMatchObject(told);
				const { name, standing, ...me } = state().me ?? {};
				expect(held?.me).toMatchObject({ ...me, name: "Brief" });
			}
		}
		await room.move({ do: "end" });
		await whole.wait("me", (me) => me.version === room.view().version);
		const { now: _, ...told } = state().view ?? { now: 0 };
		expect(held?.view).toMatchObject(told);
		expect(brief.heard("view")).toEqual([]);
		expect(brief.heard("me")).toEqual([]);
		expect(whole.heard("next")).toEqual([]);
		const bytes = ({ frames }: { frames: readonly string[] }) =>
			frames.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
		console.log(`brief ${bytes(brief)} B, whole ${bytes(whole)} B`);
		expect(bytes(brief)).toBeLessThan(most);
		whole.close();
		brief.close();
		room.page.close();
	});
});
