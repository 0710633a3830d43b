/** Lists in pages, with the navigation that the service adds. */
import type { FastifyRequest } from "fastify";

import type { Query } from "../input.ts";

/** The absolute address of the server as this client sees it. */
export function baseUrlOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

interface PagingBody {
  readonly page: number;
  readonly perPage: number;
  readonly pageStart: number;
  readonly pageEnd: number;
  readonly totalPages: number;
  readonly totalElements: number;
}

interface Page<T> {
  readonly records: readonly T[];
  readonly paging: PagingBody;
}

/** Page 1 is the first; a page beyond the last is empty. `pageStart` and `pageEnd` count from 0. */
export function pageOf<T>(all: readonly T[], query: Pick<Query, "page" | "perPage">): Page<T> {
  const { page, perPage } = query;
  const pageStart = (page - 1) * perPage;
  const records = all.slice(pageStart, pageStart + perPage);
  const totalPages = Math.max(1, Math.ceil(all.length / perPage));
  const pageEnd = pageStart + Math.max(0, records.length - 1);
  const totalElements = all.length;
  return { records, paging: { page, perPage, pageStart, pageEnd, totalPages, totalElements } };
}

function addressOf(request: FastifyRequest, page: number): { readonly uri: string } {
  const url = new URL(request.url, baseUrlOf(request));
  url.searchParams.set("page", String(page));
  return { uri: url.href };
}

/** The list as a resource: `uri`, `records`, `paging` and `navigation`. */
export function listBody(request: FastifyRequest, all: readonly unknown[], query: Query): unknown {
  const { records, paging } = pageOf(all, query);
  const { page, totalPages } = paging;
  const navigation = {
    firstPage: addressOf(request, 1),
    ...(page < totalPages ? { nextPage: addressOf(request, page + 1) } : {}),
    ...(page > 1 ? { previousPage: addressOf(request, page - 1) } : {}),
    lastPage: addressOf(request, totalPages),
  };
  return { uri: new URL(request.url, baseUrlOf(request)).href, records, paging, navigation };
}
