#!lua flags=no-writes
--[[
One who waits in the line.
KEYS  1 line  2 waiters
ARGV  1 seat
Returns {label, place, how many wait before it}, or {} when it does not wait.
Hint  none
]]
local label = redis.call("HGET", KEYS[2], ARGV[1])
if not label then
	return {}
end
return { label, tonumber(redis.call("ZSCORE", KEYS[1], ARGV[1])), redis.call("ZRANK", KEYS[1], ARGV[1]) }
