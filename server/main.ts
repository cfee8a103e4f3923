import { renderUnicodeCompact } from "uqr";
import { run, serve } from "./serve.ts";
import { type Addresses, addressesOf } from "./transport/origin.ts";

run(async () => {
	const { app, config, log } = await serve(process.env);
	const addresses = addressesOf(config, app.port);
	// Where nobody looks (a container, a service) standard output is the log, each line of it JSON.
	if (process.stdout.isTTY) process.stdout.write(bannerOf(addresses));
	else log.info(addresses, "listening");
});

function bannerOf({ instructor, phones }: Addresses): string {
	return [
		"",
		`  Instructor   ${instructor}`,
		`  Phones       ${phones}`,
		"",
		renderUnicodeCompact(phones, { border: 1 }).replace(/^/gm, "  "),
		"",
		"",
	].join("\n");
}
