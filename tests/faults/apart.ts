import { spawnSync } from "node:child_process";

/** Faults that meddle with packets run in a network namespace of their own, so that nobody else is met by them. */
export const inOwnNetwork = process.env.LECTERN_FAULTS_NETWORK === "own";

/** The same runner for one fault, inside `ip netns exec`; tells whether it was green. Fails when this machine does not let us. */
export function runApart(id: string, seed: number, students: number): boolean {
	const name = `lectern-faults-${process.pid}`;
	const ip = (...args: string[]) => {
		const done = spawnSync("ip", args, { stdio: "inherit" });
		if (done.status !== 0)
			throw new Error(`${id} needs root and iproute2: ip ${args.join(" ")}`);
	};
	ip("netns", "add", name);
	try {
		ip("-n", name, "link", "set", "lo", "up");
		const wish = ["--only", id, "--seed", seed, "--students", students];
		const runner = ["--import", "tsx", "tests/faults/run.ts", ...wish];
		const done = spawnSync(
			"ip",
			["netns", "exec", name, process.execPath, ...runner.map(String)],
			{
				stdio: "inherit",
				env: { ...process.env, LECTERN_FAULTS_NETWORK: "own" },
			},
		);
		return done.status === 0;
	} finally {
		ip("netns", "delete", name);
	}
}
