import { expect, it } from "vitest";
import { apiError } from "./errors.ts";

it("names what is wrong with each field, however deep", () => {
  const body = {
    code: 422,
    status: "Unprocessable Entity",
    message: "See errors.",
    errors: {
      json: { email: ["Not a valid email address."], office_hours: { openings: { 0: { opens: ["No time."] } } } },
    },
  };
  const error = apiError(422, body);
  expect(error.message).toBe("See errors.");
  expect(error.fields).toEqual({ email: "Not a valid email address.", "office_hours.openings.0.opens": "No time." });
});

it("says something also where a proxy answers", () => {
  expect(apiError(502, null).message).toBe("The server answered 502.");
});
