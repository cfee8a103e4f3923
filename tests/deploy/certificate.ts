import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate with its key in one file, as HAProxy wants them. */
export function makeCertificate(folder: string): string {
	const [key, certificate, both] = ["key", "certificate", "both"].map((name) =>
		join(folder, `${name}.pem`),
	) as [string, string, string];
	execFileSync(
		"openssl",
		[
			...["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"],
			...["-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=localhost"],
			...["-keyout", key, "-out", certificate],
		],
		{ stdio: "ignore" },
	);
	writeFileSync(
		both,
		readFileSync(certificate, "utf8") + readFileSync(key, "utf8"),
	);
	return both;
}
