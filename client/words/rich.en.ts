export const formula = "Formula that scrolls sideways";
export const table = "Table that scrolls sideways";
export const code = "Code that scrolls sideways";
