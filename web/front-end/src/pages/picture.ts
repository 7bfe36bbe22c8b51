// The picture: the map as one walks through it.
import { data } from "../page-data";
import { Explorer } from "../picture/explorer";

if (data("near") || data("overview")) new Explorer(); // else the map is empty, and the page says so
