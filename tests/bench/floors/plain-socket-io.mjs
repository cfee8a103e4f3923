// Floor (b): plain socket.io. `io.emit` to all, an acknowledgement to each answer; the tally is in memory and nothing is stored.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
/** The heartbeat that Lectern ships. */
const io = new Server(http, { pingInterval: 20_000, pingTimeout: 20_000 });
/** Of each round what each socket has answered. */
const answers = new Map();

function answersOf(round) {
	if (!answers.has(round)) answers.set(round, new Map());
	return answers.get(round);
}

io.on("connection", (socket) => {
	socket.on("answer", ({ round, seq, value }, reply) => {
		answersOf(round).set(socket.id, value);
		reply({ saved: { round, seq, value } });
	});
	socket.on("ask", (view) => io.emit("view", view));
	socket.on("tally", (round, reply) => reply(answersOf(round).size));
});
http.listen(0, "127.0.0.1", 4096, () => process.send(http.address().port));
process.once("disconnect", () => process.exit());
