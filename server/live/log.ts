/** What the live layer needs of a log. Never names, answers or addresses in it. */
export interface Log {
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}
