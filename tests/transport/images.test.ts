import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imagePath } from "../../shared/images.ts";
import { limits } from "../../shared/limits.ts";
import type { Image } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { noiseOf } from "../rig/hostile-images.ts";
import { newImage, pictureOf, sendImage } from "../rig/images.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { twoQuestions } from "../rig/room.ts";

describe("images", () => {
	let rig: Rig;
	let rest: Rest;
	const path = "/lectern";
	beforeAll(async () => {
		rig = await startRig({
			environment: {
				PUBLIC_URL: "http://127.0.0.1:9/lectern",
				LIBRARY_MB: "1",
				IMAGES_PER_MINUTE: "8",
			},
		});
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	it("[TR1181] are shown to whoever knows their names, in two sizes, for ever the same, and no other name shows anything", async () => {
		const raw = await pictureOf(1_000, 500, "#f0f", "webp");
		const sent = await sendImage(rest, { raw });
		expect(sent.status, sent.text).toBe(201);
		const { id, width, height } = sent.json<Image>();
		expect([width, height]).toEqual([1_000, 500]);
		expect(sent.headers.location).toBe(path + imagePath(id, 1920));
		// The same once more is the same.
		const again = await sendImage(rest, { raw });
		expect(again.json<Image>().id).toBe(id);

		const phone = new Rest(rig.url);
		for (const [size, wide] of [
			[1920, 1_000],
			[800, 800],
		] as const) {
			for (const at of [imagePath(id, size), path + imagePath(id, size)]) {
				const reply = await phone.get(at);
				expect(reply.status).toBe(200);
				expect(reply.headers).toMatchObject({
					"content-type": "image/webp",
					"cache-control": "public, max-age=31536000, immutable",
					"x-content-type-options": "nosniff",
					etag: `"${id}-${size}"`,
				});
				const told = await sharp(reply.bytes).metadata();
				expect([told.format, told.width]).toEqual(["webp", wide]);
				const known = await phone.get(at, {
					"if-none-match": String(reply.headers.etag),
				});
				expect([known.status, known.bytes.length]).toEqual([304, 0]);
			}
		}
		const wrong = [
			imagePath(id, 801),
			imagePath(id, 0),
			`/image/${id}/800x`,
			`/image/${id}/0800`,
			`/image/${id.slice(1)}/800`,
			`/image/${id.toUpperCase()}/800`,
			imagePath("0".repeat(32), 800),
			"/image/%2e%2e/800",
			"/image/__proto__/800",
			`/image/${id}`,
		];
		for (const one of wrong) {
			const reply = await phone.get(one);
			expect([one, reply.status]).toEqual([one, 404]);
			expect(reply.headers["cache-control"]).toBe("no-store");
		}
	});

	it("[TR1183] are sent one at a time by each instructor", async () => {
		const raw = await noiseOf(600, 400);
		const other = await signedIn(rig.url);
		const replies = await Promise.all([
			...[1, 2, 3].map(() => sendImage(other, { raw })),
			sendImage(await signedIn(rig.url), { raw }),
		]);
		const last = replies.pop();
		expect(last?.status).toBe(201);
		const statuses = replies.map(({ status }) => status).sort();
		expect(statuses).toEqual([201, 429, 429]);
	});

	it("[TR1182] count for their instructor's quota, and for what they may send in a minute", async () => {
		const full = await signedIn(rig.url);
		for (let number = 0; ; number++) {
			expect(number).toBeLessThan(8);
			const sent = await sendImage(full, {
				raw: await noiseOf(700, 700 + number),
			});
			if (sent.status === 201) continue;
			expect([sent.status, sent.text]).toEqual([
				403,
				expect.stringContaining("as large as this server allows (1 MB)"),
			]);
			break;
		}
		expect((await full.post("/api/quizzes", twoQuestions)).status).toBe(403);
		const [question] = twoQuestions.questions;
		const many = Array.from(
			{ length: limits.imagesOfQuiz + 1 },
			(_, at) => `![](image:${String(at).padStart(32, "0")})`,
		);
		const quiz = {
			...twoQuestions,
			questions: many.slice(0, 100).map((_, at) => ({
				...question,
				id: `q${at}`,
				text: many.slice(at * 6, at * 6 + 6).join(" "),
			})),
		};
		const refused = await rest.post("/api/quizzes", quiz);
		expect([refused.status, refused.text]).toEqual([
			413,
			expect.stringContaining("at most 500"),
		]);

		const quick = await signedIn(rig.url);
		for (let number = 0; number < 8; number++) await newImage(quick, "#111");
		const over = await sendImage(quick, {
			raw: await pictureOf(9, 9, "#222"),
		});
		expect(over.status).toBe(429);
		expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
	});
});
