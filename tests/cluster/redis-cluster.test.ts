import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StudentList } from "../../shared/rest.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisCluster, startCluster } from "../rig/redis.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";

describe("two nodes on a Redis Cluster of three masters", () => {
	let redis: RedisCluster;
	let nodes: ServerProcess[] = [];
	let rooms: OpenRoom[] = [];
	let instructor: Rest;
	beforeAll(async () => {
		redis = await startCluster(3);
		nodes = await Promise.all(
			["one", "two"].map((name) =>
				startServer({ REDIS_URL: redis.url, NODE_NAME: name }),
			),
		);
		instructor = await signedIn(at(0));
		rooms = [await openRoom(instructor), await openRoom(instructor)];
	}, 60_000);
	afterAll(async () => {
		for (const room of rooms) room.page.close();
		await Promise.all(nodes.map((node) => node.remove()));
		await redis?.remove();
	});

	const at = (node: number) => nodes[node]?.url ?? "";
	/** Of each master: the channels of this kind to which somebody listens. */
	const channels = (kind: string) =>
		Promise.all(
			redis.masters.map(
				async (master) =>
					(await master.tell("PUBSUB", kind, "*io:*seat:*")) as string[],
			),
		);

	it("[CU1140] a seat that comes to the other node is let go at the first, and the word of it stays in its room's shard", async () => {
		const [room] = rooms;
		const old = await joinPhone(at(0), room?.code ?? "", "Ada");
		const { token } = old;
		const next = await connectPhone(at(1), room?.code ?? "", { token });
		await next.ask("hello", {});
		expect(await old.wait("out")).toMatchObject({ error: "conflict" });
		await old.gone();
		expect(await channels("CHANNELS")).toEqual([[], [], []]);
		const heard = await channels("SHARDCHANNELS");
		expect(heard.flat()).toEqual([
			expect.stringContaining(`{${room?.id}}seat:${room?.id}:`),
		]);
		next.close();
	});

	it("[CU1141] a student who is removed is put out on whichever node, and hears why before the connection is closed", async () => {
		const [, room] = rooms;
		const phones = await Promise.all(
			Array.from({ length: 12 }, (_, place) =>
				joinPhone(at(1), room?.code ?? "", `Ben ${place}`),
			),
		);
		const list = await instructor.get(`/api/rooms/${room?.id}/students`);
		const { students } = list.json<StudentList>();
		expect(students).toHaveLength(phones.length);
		for (const { seat } of students)
			await room?.page.ask("remove", { room: room.id, seats: [seat] });
		for (const phone of phones) {
			await phone.gone();
			expect(phone.heard("out")).toMatchObject([{ error: "removed" }]);
		}
	});
});
