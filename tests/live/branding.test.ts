import { afterEach, describe, expect, test } from "vitest";
import { viewFor2 } from "../../server/transport/version2.ts";
import { type Branding, withBranding } from "../../shared/branding.ts";
import { imageText } from "../../shared/lone-image.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { sheet } from "../room/example.ts";
import {
	act,
	closeAll,
	granted,
	join,
	openNode,
	openStore,
	owner,
	pass,
} from "./world.ts";

afterEach(closeAll);

const branding: Branding = {
	accent: "olive",
	logo: imageText({ id: "a".repeat(32), alt: "A seal" }),
	picture: imageText({ id: "b".repeat(32), alt: "" }),
};

async function open(own: Branding) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const bare: Quiz = {
		v: quizFormat,
		title: "Lesson 1",
		description: "",
		questions: [...sheet],
	};
	const quiz = withBranding(bare, own);
	await quizzes.addQuizzes(owner, [{ id: "q", quiz, sample: null }]);
	const { id } = granted(await node.rooms.open(owner, "q"));
	await join(node, id, "ann");
	const screen = async () => granted(await node.screens.show(id)).view;
	const phone = async () => {
		const { view } = granted(await node.seats.welcome(id, "ann"));
		if (!("phase" in view)) throw new Error("ann has a seat");
		return view;
	};
	return { node, quizzes, bare, id, screen, phone };
}

describe("a quiz's colour, logo and picture", () => {
	test("[LV1930] are the room's from its beginning, whatever becomes of the quiz: screens hear of all, phones of the colour, whole and by what is new alone", async () => {
		const { node, quizzes, bare, id, screen, phone } = await open(branding);
		expect((await screen()).branding).toEqual(branding);
		expect((await phone()).accent).toBe("olive");
		expect(JSON.stringify(await phone())).not.toContain("image:");
		await quizzes.putQuiz(owner, "q", 1, bare);
		node.audience.sit(id, "ann");
		await act(node, id, { do: "open", question: 0 });
		await pass();
		await act(node, id, { do: "close" });
		await pass();
		// A phone that was there has the colour, and hears no more of it.
		const told = node.audience.take("students").at(-1);
		expect(told?.view).toMatchObject({ phase: "closed", accent: "olive" });
		expect(told?.next).toMatchObject({ phase: "closed" });
		expect(JSON.stringify(told?.next)).not.toMatch(/olive|image:/);
		await act(node, id, { do: "end" });
		await pass();
		expect((await screen()).branding).toEqual(branding);
		expect((await phone()).accent).toBe("olive");
	});

	test("[LV1930] are nowhere in a room of a quiz that has none, nor in what pages of version 2 hear", async () => {
		const plain = await open({});
		expect(await plain.screen()).not.toHaveProperty("branding");
		expect(await plain.phone()).not.toHaveProperty("accent");
		const { screen, phone } = await open(branding);
		expect(viewFor2(await screen())).not.toHaveProperty("branding");
		expect(viewFor2(await phone())).not.toHaveProperty("accent");
	});
});
