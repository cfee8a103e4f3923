export { picture } from "../../choice/picture.tsx";
