// The picture: the map as one walks through it.
import { Explorer } from "../picture/explorer";

new Explorer();
