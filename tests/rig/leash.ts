import { existsSync } from "node:fs";

const setpriv = "/usr/bin/setpriv";

/**
 * Program and arguments for `spawn`, such that the child dies with this process however that ends, `kill -9` included.
 * Where the system has no such means, the command as it is.
 */
export function leash(
	program: string,
	args: readonly string[],
): [program: string, args: string[]] {
	return process.platform === "linux" && existsSync(setpriv)
		? [setpriv, ["--pdeathsig", "KILL", "--", program, ...args]]
		: [program, [...args]];
}
