#!lua flags=allow-oom
--[[
Ends a holding; deletes the image that nobody holds any more.
KEYS  1 image  2 its holders
ARGV  1 owner  2 since when it is held, or "" for whenever
Returns 1, or 0 when there is no such holding.
Hint  none
]]
local since = redis.call("ZSCORE", KEYS[2], ARGV[1])
if not since or (ARGV[2] ~= "" and tonumber(since) ~= tonumber(ARGV[2])) then
	return 0
end
redis.call("ZREM", KEYS[2], ARGV[1])
if redis.call("EXISTS", KEYS[2]) == 0 then
	redis.call("UNLINK", KEYS[1])
end
return 1
