// A lecture by REST alone, with the client that is generated from the server's own description (`api.d.ts`). Copied beside that, it
// is compiled and run by tests/openapi/client.test.ts: `node lecture.js URL STUDENTS`. Prints one JSON line: the code, then the results.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [, , baseUrl = "", students = "0"] = process.argv;
let cookie = "";
const client = createClient<paths>({ baseUrl });
client.use({
	onRequest({ request }) {
		if (cookie !== "") request.headers.set("cookie", cookie);
		return request;
	},
	onResponse({ response }) {
		const set = response.headers.getSetCookie()[0];
		if (set !== undefined) cookie = set.split(";")[0] ?? "";
	},
});

function take<T>({ data, error }: { data?: T; error?: unknown }): T {
	if (data === undefined) throw new Error(JSON.stringify(error));
	return data;
}

take(await client.POST("/api/instructor", { body: {} }));
const quiz = take(
	await client.POST("/api/quizzes", {
		body: {
			v: 2,
			title: "By REST",
			description: "",
			questions: ["One", "Two"].map((text, index) => ({
				id: `q${index}`,
				kind: "single" as const,
				text,
				ask: { options: ["right", "wrong"] },
				key: { correct: [0] },
				explanation: "",
				seconds: null,
				points: 10,
			})),
		},
	}),
);
const room = take(await client.POST("/api/rooms", { body: { quiz: quiz.id } }));
const id = { params: { path: { id: room.id } } };
console.log(JSON.stringify({ code: room.code }));

for (;;) {
	const { view, pulse } = take(await client.GET("/api/rooms/{id}/state", id));
	if (view.primary === null) break;
	const here = view.phase === "open" ? pulse.answered : pulse.joined;
	if (here >= Number(students)) {
		const { command } = view.primary;
		take(
			await client.POST("/api/rooms/{id}/commands", { ...id, body: command }),
		);
		// The same once more is stale, and nothing happens.
		const again = await client.POST("/api/rooms/{id}/commands", {
			...id,
			body: command,
		});
		if (again.response.status !== 409 || again.error?.status !== 409)
			throw new Error(`twice: ${again.response.status}`);
	}
	await new Promise((resolve) => setTimeout(resolve, 50));
}
const { questions } = take(await client.GET("/api/rooms/{id}/sheet", id));
const results = take(await client.GET("/api/rooms/{id}/results", id));
console.log(JSON.stringify({ asked: questions.length, results }));
