// Floor (c): the way of the tutorials, one of several nodes. socket.io with its Redis adapter; each answer is one round trip of
// HSETNX and HINCRBY, and one message to the instructor.
import { createServer } from "node:http";
import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";

const redis = new Redis(process.env.REDIS_URL);
const http = createServer();
const io = new Server(http, {
	adapter: createAdapter(redis.duplicate(), redis.duplicate()),
	pingInterval: 20_000,
	pingTimeout: 20_000,
});

io.on("connection", (socket) => {
	const { token, instructor } = socket.handshake.auth;
	if (instructor) socket.join("instructor");
	socket.on("answer", async ({ round, seq, value }, reply) => {
		await redis
			.pipeline()
			.hsetnx(`answers:${round}`, token, JSON.stringify(value))
			.hincrby(`tally:${round}`, String(value), 1)
			.exec();
		reply({ saved: { round, seq, value } });
		io.to("instructor").emit("answered", { round, value });
	});
	socket.on("ask", (view) => io.emit("view", view));
	socket.on("tally", async (round, reply) =>
		reply(await redis.hlen(`answers:${round}`)),
	);
});
http.listen(0, "127.0.0.1", 4096, () => process.send(http.address().port));
process.once("disconnect", () => process.exit());
