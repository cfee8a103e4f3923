import { startFloor } from "./floor.ts";
import { startLectern } from "./lectern.ts";
import type { Target, TargetName } from "./target.ts";

export function startTarget(
	name: TargetName,
	students: number,
): Promise<Target> {
	switch (name) {
		case "sqlite":
			return startLectern(name, 1, "sqlite", students);
		case "redis":
			return startLectern(name, 1, "redis", students);
		case "two":
			return startLectern(name, 2, "redis", students);
		case "shards":
			return startLectern(name, 2, "shards", students);
		case "four":
			return startLectern(name, 4, "redis", students);
		case "ws":
		case "socket.io":
		case "tutorial":
			return startFloor(name);
	}
}
