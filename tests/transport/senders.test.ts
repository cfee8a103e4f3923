import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, networkOf } from "../../server/transport/origin.ts";

describe("who sends a request", () => {
	let trustProxy = 0;
	const http = createServer((request, response) => {
		const rules = { publicUrl: null, path: "", origins: [], trustProxy };
		response.end(addressOf(rules, request));
	});
	beforeAll(
		() => new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve)),
	);
	afterAll(() => void http.close());

	/** `passedOn`: what proxies have written, one header each. */
	function senderOf(trusted: number, ...passedOn: string[]): Promise<string> {
		trustProxy = trusted;
		const { port } = http.address() as AddressInfo;
		const headers = [
			...["Host", "lectern.test"],
			...passedOn.flatMap((hops) => ["X-Forwarded-For", hops]),
		];
		return new Promise((resolve, reject) => {
			get({ port, host: "127.0.0.1", agent: false, headers }, (reply) => {
				let text = "";
				reply.setEncoding("utf8");
				reply.on("data", (part: string) => (text += part));
				reply.on("end", () => resolve(text));
			}).on("error", reject);
		});
	}

	it("[TR983] is whom the last of one's own proxies has seen", async () => {
		const hops = "10.9.9.9, 198.51.100.4,192.0.2.7";
		expect(await senderOf(0, hops)).toBe("127.0.0.1");
		expect(await senderOf(1, hops)).toBe("192.0.2.7");
		expect(await senderOf(2, hops)).toBe("198.51.100.4");
		expect(await senderOf(3, hops)).toBe("10.9.9.9");
		// Fewer have written than are trusted: whoever the first has seen.
		expect(await senderOf(5, hops)).toBe("10.9.9.9");
		expect(await senderOf(1)).toBe("127.0.0.1");
		expect(await senderOf(2, "10.9.9.9", "192.0.2.7, 192.0.2.8")).toBe(
			"192.0.2.7",
		);
		expect(await senderOf(1, "10.9.9.9, 2001:DB8::7:ffff:1:2:3")).toBe(
			"2001:db8:0:7",
		);
		expect(await senderOf(1, "unknown")).toBe("unknown");
	});

	it("[TR983] is one IPv4 address, however it is written", () => {
		for (const address of ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207"])
			expect(networkOf(address)).toBe("192.0.2.7");
		for (const address of ["010.1.1.1", "1.2.3", "192.0.2.7:80", "[::1]", ""])
			expect(networkOf(address)).toBe(address);
	});
});
