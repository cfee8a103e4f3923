import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

/**
 * Chromium as it was: packages of npm that have the program of their year, 45 to 58 MB each. Fetched when first needed
 * and kept in `.cache`, as every install of the project would else carry them.
 */
const packages = {
	83: {
		name: "chrome-aws-lambda@3.1.1",
		integrity:
			"sha512-ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==",
	},
	88: {
		name: "chrome-aws-lambda@5.5.0",
		integrity:
			"sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==",
	},
	109: {
		name: "@sparticuz/chromium@109.0.6",
		integrity:
			"sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==",
	},
};

export type OldVersion = keyof typeof packages;

export function launchOldBrowser(version: OldVersion): Promise<Browser> {
	return chromium.launch({
		executablePath: programOf(version),
		args: ["--no-sandbox", "--disable-gpu"],
	});
}

function programOf(version: OldVersion): string {
	const program = resolve(".cache", "browsers", `chromium-${version}`);
	if (existsSync(program)) return program;
	const { name, integrity } = packages[version];
	mkdirSync(resolve(".cache", "browsers"), { recursive: true });
	const folder = mkdtempSync(resolve(".cache", "browsers", "new-"));
	try {
		execFileSync("npm", ["pack", name, "--silent", "--pack-destination", "."], {
			cwd: folder,
			stdio: ["ignore", "pipe", "inherit"],
		});
		const [file = ""] = readdirSync(folder);
		const packed = readFileSync(join(folder, file));
		const hash = createHash("sha512").update(packed).digest("base64");
		if (`sha512-${hash}` !== integrity)
			throw new Error(`${name} is not the package that was looked at: ${hash}`);
		execFileSync("tar", ["xzf", file, "package/bin/chromium.br"], {
			cwd: folder,
		});
		const brotli = readFileSync(join(folder, "package/bin/chromium.br"));
		const whole = join(folder, "chromium");
		writeFileSync(whole, brotliDecompressSync(brotli));
		chmodSync(whole, 0o755);
		renameSync(whole, program);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return program;
}
