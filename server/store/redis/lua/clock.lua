#!lua flags=no-writes
--[[
What the store's time is made of: see `clock.ts`.
KEYS  1 clock
ARGV  none
Returns {Redis' clock in ms since 1970, offset of the store's time to it, when a node last agreed with that on Redis' clock, which node}.
Hint  none
]]
local time = redis.call("TIME")
local offset, at, by = unpack(redis.call("HMGET", KEYS[1], "offset", "at", "by"))
return { time[1] * 1000 + math.floor(time[2] / 1000), offset or "0", at or "", by or "" }
