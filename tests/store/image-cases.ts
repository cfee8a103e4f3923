import { expect } from "vitest";
import { imageIdOf } from "../../server/store/image-id.ts";
import type {
	Holding,
	ImageStore,
	StoredImage,
} from "../../server/store/image-store.ts";
import { duty } from "./case.ts";
import { quizOf, roomOf, sheet } from "./samples.ts";

/** Bytes that are no text. */
export function imageOf(name: string, size = 1_000): StoredImage {
	const large = Buffer.alloc(size, `\xff\x00${name}`, "latin1");
	return {
		id: imageIdOf(large),
		width: size,
		height: 3,
		small: Buffer.from([0, 255, 10, 13, ...Buffer.from(name)]),
		large,
	};
}

const showing = ({ id }: StoredImage) => [
	{ ...sheet[0], id: "shows", text: `Look: ![a switch](image:${id})` },
];
const quizWith = (image: StoredImage) =>
	({ ...quizOf("with an image"), questions: showing(image) }) as ReturnType<
		typeof quizOf
	>;
const hour = 3_600_000;

async function holdingsOf(images: ImageStore, before: number) {
	const all: Holding[] = [];
	for await (const one of images.holdings(before)) all.push(one);
	return all.sort((one, other) =>
		`${one.owner} ${one.image}` < `${other.owner} ${other.image}` ? -1 : 1,
	);
}

const namesOf = (holdings: readonly Holding[]) =>
	holdings.map(({ owner, image }) => `${owner} ${image}`);

export const imageCases = [
	duty(
		"[ST1180] an image is kept byte by byte, found by its name in both sizes, and weighed for each who holds it",
		async (open) => {
			const { images } = await open();
			const [a, b] = [imageOf("a"), imageOf("b", 70_000)];
			expect(await images.find(a.id, "small")).toBeNull();
			await images.put("o", a);
			await images.put("o", b);
			await images.put("p", a);
			await images.put("o", a);
			for (const { id, small, large } of [a, b]) {
				for (const [size, bytes] of [
					["small", small],
					["large", large],
				] as const) {
					const found = await images.find(id, size);
					expect(Buffer.from(found ?? []).equals(bytes)).toBe(true);
				}
			}
			const none = "0".repeat(32);
			expect(await images.sizes([a.id, none, b.id])).toEqual(
				new Map([
					[a.id, { width: 1_000, height: 3 }],
					[b.id, { width: 70_000, height: 3 }],
				]),
			);
			const bytes = ({ small, large }: StoredImage) =>
				small.length + large.length;
			expect(await images.weigh("o")).toEqual({
				images: 2,
				bytes: bytes(a) + bytes(b),
			});
			expect(await images.weigh("p")).toEqual({ images: 1, bytes: bytes(a) });
			expect(await images.weigh("q")).toEqual({ images: 0, bytes: 0 });
		},
	),

	duty(
		"[ST1181] an image is there as long as anybody holds it; what is not there nobody holds, and a holding that was renewed is another one",
		async (open) => {
			const { images, rooms } = await open();
			const image = imageOf("shared");
			await images.put("o", image);
			const named = [image.id, "0".repeat(32)];
			for (const again of [1, 2])
				expect(await images.hold("p", named), `${again}`).toEqual(
					new Set([image.id]),
				);
			expect(await images.weigh("p")).toMatchObject({ images: 1 });
			const now = await rooms.now();
			expect(await holdingsOf(images, now - 1_000)).toEqual([]);
			const [first, second] = await holdingsOf(images, now + hour);
			if (first === undefined || second === undefined)
				throw new Error("two hold it");
			expect(namesOf([first, second])).toEqual([
				`o ${image.id}`,
				`p ${image.id}`,
			]);
			const older = { ...first, since: first.since - 1 };
			expect(await images.release(older)).toBe(false);
			expect(await images.weigh("o")).toMatchObject({ images: 1 });
			expect(await images.release(first)).toBe(true);
			expect(await images.release(first)).toBe(false);
			expect(await images.weigh("o")).toEqual({ images: 0, bytes: 0 });
			expect(await images.find(image.id, "large")).not.toBeNull();
			expect(await images.release(second)).toBe(true);
			expect(await images.find(image.id, "large")).toBeNull();
			expect(await images.sizes([image.id])).toEqual(new Map());
			expect(await images.hold("o", [image.id])).toEqual(new Set());
			expect(await images.weigh("o")).toEqual({ images: 0, bytes: 0 });
		},
	),

	duty(
		"[ST1182] what an owner's quizzes and the questions of their rooms show is told, and nothing of anybody else",
		async (open) => {
			const { images, quizzes, rooms } = await open();
			const [a, b, c] = [imageOf("a"), imageOf("b"), imageOf("c")];
			for (const image of [a, b, c]) await images.put("owner-1", image);
			expect(await images.used("owner-1")).toEqual(new Set());
			await quizzes.addQuizzes("owner-1", [
				{ id: "q", quiz: quizWith(a), sample: null },
			]);
			await quizzes.addQuizzes("owner-2", [
				{ id: "q", quiz: quizWith(c), sample: null },
			]);
			const asked = quizWith(b).questions;
			await rooms.create(roomOf("a"), asked);
			await rooms.create(roomOf("b"), asked);
			expect(await images.used("owner-1")).toEqual(new Set([a.id, b.id]));
			expect(await images.used("owner-2")).toEqual(new Set([c.id]));
			await quizzes.removeQuiz("owner-1", "q");
			await rooms.remove("a");
			expect(await images.used("owner-1")).toEqual(new Set([b.id]));
			await rooms.remove("b");
			expect(await images.used("owner-1")).toEqual(new Set());
		},
	),

	duty(
		"[ST1931] the logo and the picture of a quiz and of a room are among them, also once the quiz has others",
		async (open) => {
			const { images, quizzes, rooms } = await open();
			const [a, b] = [imageOf("a"), imageOf("b")];
			for (const image of [a, b]) await images.put("owner-1", image);
			const shown = ({ id }: StoredImage) => `![a seal](image:${id})`;
			const quiz = { ...quizOf("branded"), branding: { logo: shown(a) } };
			await quizzes.addQuizzes("owner-1", [{ id: "q", quiz, sample: null }]);
			expect((await quizzes.quiz("owner-1", "q"))?.quiz).toEqual(quiz);
			await rooms.create(
				roomOf("r", { branding: { accent: "plum", picture: shown(b) } }),
				sheet,
			);
			expect((await rooms.load("r"))?.branding).toEqual({
				accent: "plum",
				picture: shown(b),
			});
			expect(await images.used("owner-1")).toEqual(new Set([a.id, b.id]));
			await quizzes.removeQuiz("owner-1", "q");
			expect(await images.used("owner-1")).toEqual(new Set([b.id]));
			await rooms.remove("r");
			expect(await images.used("owner-1")).toEqual(new Set());
		},
	),

	duty(
		"[ST1183] an instructor who is deleted holds nothing any more: what others hold stays, all else is gone",
		async (open) => {
			const { images, quizzes, operator, rooms } = await open();
			const [own, shared] = [imageOf("own"), imageOf("shared")];
			await quizzes.addInstructor({ id: "o", createdAt: 1 });
			for (const image of [own, shared]) await images.put("o", image);
			await images.hold("p", [shared.id]);
			for await (const { id, bytes } of operator.holders())
				if (id === "o") expect(bytes).toBe((await images.weigh("o")).bytes);
			expect(await operator.removeInstructor("o")).toBe(true);
			expect(await images.find(own.id, "small")).toBeNull();
			expect(await images.find(shared.id, "small")).not.toBeNull();
			expect(await images.weigh("o")).toEqual({ images: 0, bytes: 0 });
			const left = await holdingsOf(images, (await rooms.now()) + hour);
			expect(namesOf(left)).toEqual([`p ${shared.id}`]);
		},
	),
];
