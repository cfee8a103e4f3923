import { io, type Socket } from "socket.io-client";
import type * as v from "valibot";
import type { Done, Watched } from "../../shared/instructor-events.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { QuizList, RoomSummary } from "../../shared/rest.ts";
import { makeSecret } from "../live/code.ts";
import { HandOvers } from "../live/hand-over.ts";
import { run, serve } from "../serve.ts";
import { takeOverPath } from "../transport/rest/hand-over.ts";
import { DemoStudent } from "./demo-student.ts";

/** `npm run demo`: a server with a room already open and sixty scripted students in it. */

const students = 60;

run(async () => {
	const { app, config, stores } = await serve({
		...process.env,
		DATA_DIR: process.env.DATA_DIR ?? "./data/demo",
		LOG_LEVEL: "warn",
	});
	const call = caller(app.url, config.instructorPassword);
	const owner = await call.signIn();
	const { quizzes } = await call.ask<v.InferOutput<typeof QuizList>>(
		"GET",
		"/api/quizzes",
	);
	const quiz =
		quizzes.find(({ title }) => title.includes("every kind")) ?? quizzes[0];
	if (quiz === undefined) throw new Error("The sample course is not there.");
	const room = await call.ask<RoomSummary>("POST", "/api/rooms", {
		quiz: quiz.id,
	});
	const { secret } = await new HandOvers({
		quizzes: stores.quizzes,
		now: () => stores.rooms.now(),
	}).offer(owner, { ask: false });

	const instructor = io(`${app.url}/instructor`, {
		extraHeaders: { cookie: call.cookie() },
		transports: ["websocket"],
	});
	const watched = await ask<Watched>(instructor, "watch", { room: room.id });
	for (let number = 0; number < students; number++) {
		setTimeout(
			() =>
				new DemoStudent(
					app.url,
					room.code,
					makeSecret(),
					protocolVersion,
					number,
				),
			number * 60,
		);
	}
	const command = (command: object) =>
		ask<Done>(instructor, "command", { room: room.id, command });
	await command({ do: "open", at: watched.view.at, question: 0 });
	await command({ do: "untime", at: "open:0:1" });
	instructor.disconnect();

	process.stdout.write(
		[
			"",
			"  A lecture with sixty scripted students is running. Question 1 is open.",
			"",
			`  Run it (open this first, it works once)   ${app.url}${takeOverPath(secret)}`,
			`  The room                                  ${app.url}/teach/#/rooms/${room.id}`,
			`  The projector                             ${app.url}/screen/#${watched.view.screenToken}`,
			`  Join it yourself                          ${app.url}/j/${room.code}`,
			"",
			"",
		].join("\n"),
	);
});

async function ask<T>(
	socket: Socket,
	event: string,
	message: object,
): Promise<T> {
	const reply: unknown = await socket.timeout(5000).emitWithAck(event, message);
	if (isRefusal(reply)) throw new Error(reply.message);
	return reply as T;
}

function caller(url: string, password: string) {
	let cookie = "";
	const send = async (method: string, path: string, body?: object) => {
		const headers: Record<string, string> = { cookie };
		if (body !== undefined) headers["content-type"] = "application/json";
		const reply = await fetch(url + path, {
			method,
			headers,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status}`);
		return reply;
	};
	return {
		cookie: () => cookie,
		/** The instructor's id. */
		async signIn() {
			const reply = await send(
				"POST",
				"/api/instructor",
				password === "" ? {} : { password },
			);
			cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
			return ((await reply.json()) as { id: string }).id;
		},
		async ask<T>(method: string, path: string, body?: object): Promise<T> {
			return (await (await send(method, path, body)).json()) as T;
		},
	};
}
