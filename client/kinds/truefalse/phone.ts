export { one as phone } from "../../choice/phone.tsx";
