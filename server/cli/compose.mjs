// What docker-compose.yml says about Redis, for those who run it without Docker. No dependencies: the list is JSON there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ready.mjs";

/** The arguments of redis-server. Throws when the file does not hold them as a list in JSON's form. */
export function redisArguments() {
	const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
	const list =
		/^ {2}redis:\n(?: {4}.*\n|\n)*? {4}command:\s*(\[[^\]]*\])/m.exec(
			text,
		)?.[1];
	if (list === undefined)
		throw new Error("docker-compose.yml has no command for redis");
	const [program, ...rest] = JSON.parse(list);
	if (program !== "redis-server")
		throw new Error("the command of redis in docker-compose.yml is another");
	return rest;
}
