import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** What the tests read of a compose file; the schema holds the rest. */
export interface Service {
	readonly image?: string;
	readonly build?: string;
	readonly user?: string;
	readonly command?: readonly string[];
	readonly environment?: Readonly<Record<string, string | null>>;
	readonly volumes?: readonly (string | Mount)[];
	readonly networks: readonly string[];
	readonly ports?: readonly string[];
	readonly restart?: string;
	readonly read_only?: boolean;
	readonly cap_drop?: readonly string[];
	readonly security_opt?: readonly string[];
	readonly ulimits?: { readonly nofile?: { readonly hard?: number } };
	readonly healthcheck?: object;
	readonly stop_grace_period?: string;
	readonly pids_limit?: number;
	readonly mem_limit?: string;
	readonly deploy?: { readonly replicas?: string };
}

export interface Mount {
	readonly source: string;
	readonly target: string;
	readonly read_only?: boolean;
	readonly bind?: { readonly create_host_path?: boolean };
}

export interface Compose {
	readonly services: Readonly<Record<"proxy" | "node" | "redis", Service>>;
	readonly networks: Readonly<Record<string, { internal?: boolean } | null>>;
	readonly volumes: Readonly<Record<string, object | null>>;
}

export const composeText = readFileSync("docker-compose.yml", "utf8");
export const compose = parse(composeText, { merge: true }) as Compose;

/** What a service mounts, as `from:to`. */
export const mountsOf = (service: Service): string[] =>
	(service.volumes ?? []).map((volume) =>
		typeof volume === "string"
			? volume
			: `${volume.source}:${volume.target}${volume.read_only ? ":ro" : ""}`,
	);

/** A value as Docker sees it with this environment: `${NAME:-otherwise}` and `${NAME:+instead}`. */
export function interpolate(
	text: string,
	environment: Readonly<Record<string, string>> = {},
): string {
	return text.replace(
		/\$\{(\w+)(?::([-+])([^}]*))?\}/g,
		(_all, name: string, mark: string | undefined, other: string) => {
			const value = environment[name] ?? "";
			if (mark === "+") return value === "" ? "" : other;
			return value === "" && mark === "-" ? other : value;
		},
	);
}
