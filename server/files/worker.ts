import { parentPort } from "node:worker_threads";
import { FileFault } from "./fault.ts";
import { type Done, doJob, type Job } from "./open.ts";

/** What is wrong with the file, by its code in the catalogue. */
export interface Fault {
	readonly is: "fault";
	readonly why: string;
	readonly values: object;
}

/** Reads a file that somebody sent apart from the program that serves a class, which ends it when it hangs. First it says that it is there. */
export type Told =
	| "here"
	| Done
	| Fault
	| { readonly is: "broken"; readonly error: unknown };

const tell = (told: Told) => parentPort?.postMessage(told);
parentPort?.on("message", (job: Job) => {
	doJob(job).then(tell, (error: unknown) => {
		if (error instanceof FileFault)
			tell({ is: "fault", why: error.why, values: error.values });
		else tell({ is: "broken", error });
	});
});
tell("here");
