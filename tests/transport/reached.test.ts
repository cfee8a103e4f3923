import { describe, expect, test } from "vitest";
import { addressesOf, networkAddress } from "../../server/transport/origin.ts";

describe("where phones find a server", () => {
	test.each([
		["127.0.0.1", "http://localhost:80"],
		["::1", "http://localhost:80"],
		["192.0.2.7", "http://192.0.2.7:80"],
		["2001:db8::7", "http://[2001:db8::7]:80"],
		["", `http://${networkAddress() ?? "localhost"}:80`],
		["0.0.0.0", `http://${networkAddress() ?? "localhost"}:80`],
	])("[TR1473] that listens at %j", (host, phones) => {
		const rules = { publicUrl: null, path: "", host };
		expect(addressesOf(rules, 80).phones).toBe(phones);
	});
});
