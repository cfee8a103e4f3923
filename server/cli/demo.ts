import type { Command } from "../../shared/instructor-events.ts";
import { routes } from "../../shared/routes.ts";
import { HandOvers } from "../live/hand-over.ts";
import { run, serve } from "../serve.ts";
import { takeOverPath } from "../transport/rest/hand-over.ts";
import { Caller } from "./rehearse/caller.ts";
import { bell, learner, nameOf } from "./rehearse/character.ts";
import { noJournal } from "./rehearse/journal.ts";
import { Student } from "./rehearse/student.ts";

/** `npm run demo`: a server with a room already open and a lecture hall of scripted students in it. */

const students = 200;
const comeWithinMs = 10_000;

run(async () => {
	const { app, config, stores } = await serve({
		...process.env,
		DATA_DIR: process.env.DATA_DIR ?? "./data/demo",
		LOG_LEVEL: "warn",
	});
	const { instructorPassword: password } = config;
	const { origin } = new URL(app.url);
	const caller = new Caller({ origin, path: config.path });
	const signed = await caller.call(routes.instructor.begin, {
		body: password === "" ? {} : { password },
	});
	caller.cookie = signed.cookie ?? "";
	const { quizzes } = (await caller.call(routes.quizzes.list)).data;
	const quiz =
		quizzes.find(({ title }) => title.includes("every kind")) ?? quizzes[0];
	if (quiz === undefined) throw new Error("The sample course is not there.");
	const { data: room } = await caller.call(routes.rooms.open, {
		body: { quiz: quiz.id },
	});
	const { secret } = await new HandOvers({
		quizzes: stores.quizzes,
		now: () => stores.rooms.now(),
	}).offer(signed.data.id, { ask: false });

	const params = { id: room.id };
	const { view } = (await caller.call(routes.rooms.state, { params })).data;
	const { questions } = (await caller.call(routes.rooms.sheet, { params }))
		.data;
	const student = learner(questions.map(({ key }) => key));
	const hall = {
		...caller.address,
		code: room.code,
		transport: "websocket",
	} as const;
	for (let place = 0; place < students; place++)
		setTimeout(
			() => new Student(hall, nameOf(place), student, noJournal),
			bell() * comeWithinMs,
		);
	const command = (body: Command) =>
		caller.call(routes.rooms.command, { params, body });
	await command({ do: "open", at: view.at, question: 0 });
	await command({ do: "untime", at: "open:0:1" });

	process.stdout.write(
		[
			"",
			`  A lecture with ${students} scripted students is running. Question 1 is open.`,
			"",
			`  Run it (open this first, it works once)   ${app.url}${takeOverPath(secret, room.id)}`,
			`  The room                                  ${app.url}/teach/#/rooms/${room.id}`,
			`  The projector                             ${app.url}/screen/#${view.screenToken}`,
			`  Join it yourself                          ${app.url}/j/${room.code}`,
			"",
			"",
		].join("\n"),
	);
});
