// Preloaded into a server under test: tells on a port of its own what its event loop has done.
import { createServer } from "node:http";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";

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
