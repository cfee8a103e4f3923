/** Moments at which a crash is most likely to lose, double or tell apart what must not be. */
export type Failpoint =
	| "before_commit" // answers were taken in, nothing is stored
	| "after_commit_before_ack" // they are stored, nobody was told
	| "before_publish" // a command was judged; its commit, with the hint in it, is not sent
	| "after_publish" // committed and hinted; the instructor was not told
	| "during_drain"; // sockets were let go, the rest was not

/**
 * For the fault tests alone: with NODE_ENV=test and LECTERN_FAILPOINT=name:count the process kills itself the count-th
 * time that it comes to this point. Else it does nothing.
 */
export const failpoint: (here: Failpoint) => void =
	process.env.NODE_ENV === "test" && process.env.LECTERN_FAILPOINT !== undefined
		? dieAt(process.env.LECTERN_FAILPOINT)
		: () => {};

function dieAt(point: string): (here: Failpoint) => void {
	const [name, count] = point.split(":");
	let left = Number(count ?? 1);
	return (here) => {
		if (here !== name) return;
		left--;
		if (left === 0) process.kill(process.pid, "SIGKILL");
	};
}
