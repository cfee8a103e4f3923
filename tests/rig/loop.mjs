// Preloaded into a server under test, and so into its threads, which have loops of their own: tells on a port what that of the server has done.
import { createServer } from "node:http";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const told = createServer((_request, response) => {
		const { user, system } = process.cpuUsage();
		response.end(
			JSON.stringify({
				activeMs: performance.eventLoopUtilization().active,
				cpuMs: (user + system) / 1000,
				longestMs: delay.max / 1e6,
			}),
		);
		delay.reset();
	});
	told.listen(Number(process.env.LOOP_PORT), "127.0.0.1");
	told.unref();
}
