// Floor (a): a bare WebSocket server. A view is framed once and the same bytes are written to each socket; the tally is in memory.
import { createServer } from "node:http";
import { Sender, WebSocketServer } from "ws";

const http = createServer();
const sockets = new WebSocketServer({ server: http });
/** Of each round what each socket has answered. */
const answers = new Map();

function answersOf(round) {
	if (!answers.has(round)) answers.set(round, new Map());
	return answers.get(round);
}

function tellAll(view) {
	const text = Buffer.from(`42["view",${JSON.stringify(view)}]`);
	const options = { fin: true, opcode: 1, mask: false, rsv1: false };
	const frame = Buffer.concat(Sender.frame(text, options));
	for (const socket of sockets.clients) socket._socket.write(frame);
}

sockets.on("connection", (socket) => {
	socket.on("message", (bytes) => {
		const text = bytes.toString();
		const start = text.indexOf("[");
		const id = text.slice(2, start);
		const [event, message] = JSON.parse(text.slice(start));
		const reply = (what) => socket.send(`43${id}[${JSON.stringify(what)}]`);
		if (event === "answer") {
			const { round, seq, value } = message;
			answersOf(round).set(socket, value);
			reply({ saved: { round, seq, value } });
		} else if (event === "ask") tellAll(message);
		else if (event === "tally") reply(answersOf(message).size);
	});
});
http.listen(0, "127.0.0.1", 4096, () => process.send(http.address().port));
process.once("disconnect", () => process.exit());
