import { useEffect, useRef, useState } from "react";

// What the API makes voice notes of; each browser has one of these.
const CONTAINERS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const LONGEST_SECONDS = 15 * 60;
const SECOND = 1000;

/** Why nothing can be recorded. */
export type Refusal = "unavailable" | "forbidden" | "noMicrophone";

export interface Recorder {
  /** How long it has been recording; null: it is not. */
  seconds: number | null;
  start(): Promise<void>;
  /** End it, and return what was recorded. */
  finish(): Promise<File>;
  cancel(): void;
}

/** Records from the microphone, which is let go of when it ends. */
export function useRecorder(onRefused: (why: Refusal) => void): Recorder {
  const [seconds, setSeconds] = useState<number | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const pieces = useRef<Blob[]>([]);

  const release = () => {
    const recording = recorder.current;
    recorder.current = null;
    if (recording && recording.state !== "inactive") recording.stop();
    for (const track of recording?.stream.getTracks() ?? []) track.stop();
    setSeconds(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page is left
  useEffect(() => release, []);
  const isRecording = seconds !== null;
  useEffect(() => {
    if (!isRecording) return;
    const timer = setInterval(() => setSeconds((before) => (before === null ? before : before + 1)), SECOND);
    return () => clearInterval(timer);
  }, [isRecording]);
  const isTooLong = seconds !== null && seconds >= LONGEST_SECONDS;
  useEffect(() => {
    if (isTooLong && recorder.current?.state === "recording") recorder.current.pause();
  }, [isTooLong]);

  return {
    seconds: seconds === null ? null : Math.min(seconds, LONGEST_SECONDS),
    async start() {
      if (recorder.current) return;
      // On a plain address in the local network there is none.
      if (!navigator.mediaDevices || typeof MediaRecorder === "undefined") return onRefused("unavailable");
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        const mimeType = CONTAINERS.find((one) => MediaRecorder.isTypeSupported(one));
        recorder.current = new MediaRecorder(stream, mimeType ? { mimeType } : {});
      } catch (error) {
        return onRefused(refusalOf(error as DOMException));
      }
      pieces.current = [];
      recorder.current.ondataavailable = ({ data }) => pieces.current.push(data);
      recorder.current.start();
      setSeconds(0);
    },
    async finish() {
      const recording = recorder.current;
      if (recording && recording.state !== "inactive") {
        const stopped = new Promise((resolve) => recording.addEventListener("stop", resolve, { once: true }));
        recording.stop();
        await stopped;
      }
      release();
      return new File(pieces.current, "voice", { type: recording?.mimeType ?? "" });
    },
    cancel: release,
  };
}

function refusalOf({ name }: DOMException): Refusal {
  if (name === "NotAllowedError" || name === "SecurityError") return "forbidden";
  return name === "NotFoundError" ? "noMicrophone" : "unavailable";
}
