import { renderUnicodeCompact } from "uqr";
import type { Config } from "./config.ts";
import { run, serve } from "./serve.ts";
import { networkAddress } from "./transport/origin.ts";

run(async () => {
	const { app, config } = await serve(process.env);
	process.stdout.write(addresses(config, app.port));
});

function addresses(config: Config, port: number): string {
	const local = `http://localhost:${port}`;
	const address = networkAddress();
	const phones =
		config.publicUrl ??
		(address === null ? local : `http://${address}:${port}`);
	return [
		"",
		`  Instructor   ${config.publicUrl ?? local}/teach/`,
		`  Phones       ${phones}`,
		"",
		renderUnicodeCompact(phones, { border: 1 }).replace(/^/gm, "  "),
		"",
		"",
	].join("\n");
}
